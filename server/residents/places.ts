import type { OwnHome } from '@bihuan/contract/residents.ts'
import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { togetherInRound } from '../db/in-round.ts'
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
  place: number
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

type Ask = { community: string; kinds: string; now: Instant }

// A sum over the swabs of half an hour: who lives next door to each other asks for it once. Through the tubes that were issued to
// a site, because tubes are found by their number and not by their site.
const read = togetherInRound<Ask, Row>(async (sql, round, asks) => {
  const keyOf = ({ community, kinds, now }: Ask) => `${community} ${kinds} ${now}`
  const different = [...new Map(asks.map((ask) => [keyOf(ask), ask])).values()]
  const communities = different.map(({ community }) => community)
  const kinds = different.map((ask) => `{${ask.kinds}}`)
  const until = different.map(({ now }) => isoOf(now))
  const rows = await sql<Row[]>`
    select a.place, q.* from generate_subscripts(${communities}::text[], 1) a (place)
    cross join lateral (
      select s.id::text as site, s.name, s.kind, w.name as area_name, s.samplers, s.queue_people, s.queue_at,
        coalesce((select sum(t.member_count) from tube_ranges g
          join tubes t on t.round_id = ${round} and t.id between g.first_id and g.last_id
          where g.site_id = s.id and g.round_id = ${round} and t.site_id = s.id and t.sealed_at <= (${until}::timestamptz[])[a.place]
            and t.sealed_at > (${until}::timestamptz[])[a.place] - ${paceMs} * interval '1 ms'), 0)::int as swabs
      from (select (${communities}::text[])[a.place] as code) c
      join sites s on s.area_code = any(array[left(c.code, 4), left(c.code, 6), left(c.code, 9), c.code])
      join areas w on w.code = s.area_code
      where s.round_id = ${round} and s.kind = any(((${kinds}::text[])[a.place])::text[])
      order by length(s.area_code) desc, s.queue_people nulls last, s.id limit ${placesMax}
    ) q`
  const byKey = new Map(
    different.map((ask, at) => [keyOf(ask), rows.filter(({ place }) => place === at + 1)]),
  )
  return asks.flatMap((ask, at) =>
    (byKey.get(keyOf(ask)) ?? []).map((row) => ({ ...row, place: at + 1 })),
  )
})

/** Where somebody of a community can be sampled in a round, the nearest area and the shortest queue first; at most 20. */
export async function placesFor(
  sql: Reader,
  { round, community, mode }: { round: number; community: string; mode: Mode },
  now: Instant,
): Promise<Round['places']> {
  const rows = await read(sql, round, { community, kinds: kindsOf(mode).join(','), now })
  return rows.map(({ place: _, swabs, queueAt, ...row }) => ({
    ...row,
    queueAt: queueAt === null ? null : isoOf(queueAt),
    waitMinutes: waitMinutes({ queuePeople: row.queuePeople, queueAt, swabs }, now),
  }))
}
