import { AlarmList, AlarmListParams } from '@bihuan/contract/watch.ts'
import type { Words } from '@bihuan/core/notice/notice.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { alarmRoles } from './see-alarm.ts'

type AlarmRow = {
  alarm: string
  kind: string
  subject: string
  words: Words & { todo?: Words }
  foundAt: Instant
  seenAt: Instant | null
  seenBy: string | null
}

/** What the watch found, the newest first: those that nobody has seen, or those that somebody has. */
export const alarmList = query({
  name: 'alarm.list',
  summary: 'What the watch found that no command could have done',
  roles: alarmRoles,
  params: AlarmListParams,
  outcome: AlarmList,
  async run(sql, { state = 'open', before, limit = 50 }, { now }) {
    const until = before === undefined ? null : instantOf(before)
    const [count, rows] = await Promise.all([
      sql<{ open: number }[]>`select count(*)::int as open from alarms where seen_at is null`,
      sql<AlarmRow[]>`
        select a.id as alarm, a.kind, a.subject, a.words, a.found_at, a.seen_at, coalesce(s.display_name, a.seen_by) as seen_by
        from alarms a left join accounts s on s.id = a.seen_by
        where (a.seen_at is null) = ${state === 'open'} and (${until}::timestamptz is null or a.found_at < ${until})
        order by a.found_at desc, a.id limit ${limit + 1}`,
    ])
    return {
      now: isoOf(now),
      open: count[0]?.open ?? 0,
      more: rows.length > limit,
      alarms: rows.slice(0, limit).map(({ words: { zh, en, todo }, ...row }) => ({
        ...row,
        words: { zh, en },
        todo: todo ?? null,
        foundAt: isoOf(row.foundAt),
        seenAt: row.seenAt === null ? null : isoOf(row.seenAt),
      })),
    }
  },
})
