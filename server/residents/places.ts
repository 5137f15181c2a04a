import type { OwnHome } from '@bihuan/contract/residents.ts'
import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

type Round = Exclude<Static<typeof OwnHome>['round'], null>
type Mode = Round['mode']

// A queue that was counted longer ago than this is no queue any more, and the pace is that of the same time.
const paceMs = 30 * minuteMs
const placesMax = 20

/** The kinds of site at which people of a mode are sampled; who is on no roll goes to a site that takes everybody. */
const kindsOf = (mode: Mode): string[] =>
  mode === 'door' || mode === 'slot' ? [mode] : ['fixed', 'mobile']

type Row = {
  site: string
  name: string
  kind: string
  areaName: string
  samplers: number
  queuePeople: number | null
  queueAt: Instant | null
  swabs: number
}

/** Minutes to wait: the queue over the pace of the last half hour; null where either is not known. */
export function waitMinutes(
  { queuePeople, queueAt, swabs }: Pick<Row, 'queuePeople' | 'queueAt' | 'swabs'>,
  now: Instant,
): number | null {
  if (queuePeople === null || queueAt === null || now - queueAt > paceMs) return null
  if (queuePeople === 0) return 0
  return swabs === 0 ? null : Math.ceil((queuePeople * paceMs) / minuteMs / swabs)
}

/** Where somebody of a community can be sampled in a round, the nearest area and the shortest queue first; at most 20. */
export async function placesFor(
  sql: Reader,
  at: { round: number; community: string; mode: Mode },
  now: Instant,
): Promise<Round['places']> {
  const rows = await sql<Row[]>`
    select s.id::text as site, s.name, s.kind, a.name as area_name, s.samplers, s.queue_people, s.queue_at,
      coalesce((select sum(t.member_count) from tubes t
        where t.round_id = s.round_id and t.site_id = s.id and t.sealed_at > ${now - paceMs} and t.sealed_at <= ${now}), 0)::int as swabs
    from sites s join areas a on a.code = s.area_code
    where s.round_id = ${at.round} and starts_with(${at.community}, s.area_code) and s.kind = any(${kindsOf(at.mode)}::text[])
    order by length(s.area_code) desc, s.queue_people nulls last, s.id limit ${placesMax}`
  return rows.map(({ swabs, queueAt, ...row }) => ({
    ...row,
    queueAt: queueAt === null ? null : isoOf(queueAt),
    waitMinutes: waitMinutes({ queuePeople: row.queuePeople, queueAt, swabs }, now),
  }))
}
