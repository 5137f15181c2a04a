import { OwnRelease, OwnReleaseParams } from '@bihuan/contract/release.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { idsOf } from '../facts/ids-of.ts'
import { policyNow } from '../facts/store.ts'
import { seeOwn } from '../residents/own-person.ts'
import { type AfterCareKind, taskWords } from './after-care.ts'
import { releasesOf } from './releases-of.ts'
import { wireRelease } from './wire-release.ts'

type Stay = {
  id: string
  person: string
  basis: string
  place: string
  siteName: string
  arrivedAt: Instant
  leftAt: Instant | null
}
type Home = { transfer: string; pickUpAt: Instant | null; confirmedAt: Instant | null }
type Task = {
  task: string
  kind: AfterCareKind
  day: number | null
  fromAt: Instant
  dueAt: Instant
  outcome: string | null
}

const staysOf = (sql: Reader, ids: readonly string[], now: Instant) => sql<Stay[]>`
  select s.id, s.person_id as person, s.basis, s.place, i.name as site_name, s.arrived_at, s.left_at
  from stays s join isolation_sites i on i.id = s.isolation_site_id
  where s.person_id = any(${[...ids]}::bigint[]) and s.arrived_at <= ${now}::timestamptz and s.left_how is distinct from 'mistake'
  order by s.arrived_at desc limit 20`

/**
 * When I may go, with every condition and what is wanting, the way home and what comes after. Computed when it is asked: with every worker dead it is
 * the same page.
 */
export const ownRelease = query({
  name: 'own.release',
  summary: 'When I may leave isolation, what is still wanting, and what comes after',
  roles: ['resident'],
  params: OwnReleaseParams,
  outcome: OwnRelease,
  async run(sql, { person }, question) {
    await seeOwn(sql, person, 'own.release', question)
    const { now } = question
    const ids = await idsOf(sql, person)
    const stays = await staysOf(sql, ids, now)
    const policy = await policyNow(sql, question)
    const open = stays.find(({ leftAt }) => leftAt === null)
    const release = open && (await releasesOf(sql, [{ ...open, person }], question)).get(open.id)
    const [[home], tasks] = await Promise.all([
      sql<Home[]>`
        select id as transfer, pick_up_at, confirmed_at from transfers
        where person_id = any(${ids}::bigint[]) and kind = 'home' and ended_at is null limit 1`,
      sql<Task[]>`
        select id as task, kind, day, from_at, due_at, outcome from after_care
        where person_id = any(${ids}::bigint[]) order by from_at, id limit 60`,
    ])
    return {
      now: isoOf(now),
      stay:
        open && release
          ? {
              stay: open.id,
              siteName: open.siteName,
              arrivedAt: isoOf(open.arrivedAt),
              release: wireRelease(release, policy),
            }
          : null,
      over: stays.flatMap(({ id, siteName, arrivedAt, leftAt }) =>
        leftAt === null
          ? []
          : [{ stay: id, siteName, arrivedAt: isoOf(arrivedAt), leftAt: isoOf(leftAt) }],
      ),
      home: home
        ? {
            transfer: home.transfer,
            pickUpAt: home.pickUpAt === null ? null : isoOf(home.pickUpAt),
            asked: true,
          }
        : null,
      after: tasks.map(({ task, kind, day, fromAt, dueAt, outcome }) => ({
        task,
        kind,
        words: taskWords(kind, day),
        from: isoOf(fromAt),
        dueAt: isoOf(dueAt),
        done: outcome !== null,
      })),
    }
  },
})
