import type { PersonResult } from '@bihuan/contract/people.ts'
import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import type { Question } from '../door/query.ts'
import { tubeCode } from '../labels/labels.ts'
import { idsOfPerson } from './ids-of-person.ts'

type Result = Static<typeof PersonResult>
type Row = {
  roundId: number
  tubeId: string
  sampledAt: number
  poolSize: number
  sitting: number
  site: string
  area: string
  state: string
  result: 'negative' | 'reactive' | 'invalid' | null
  releasedAt: number | null
  finding: 'preliminary' | 'confirmed' | 'not-confirmed' | null
}

const answerOfFinding = {
  preliminary: 'preliminary-positive',
  confirmed: 'positive',
  'not-confirmed': 'not-confirmed',
} as const

/**
 * What a tube says to one person in it. Only their own finding can say more of a reactive tube than that they must be tested
 * alone: from the tube there is no way to «positive».
 */
export function answerOf({
  state,
  result,
  finding,
}: Pick<Row, 'state' | 'result' | 'finding'>): Result['answer'] {
  if (state === 'lost' || result === 'invalid') return 'to-be-sampled-again'
  if (result === null) return 'awaiting-result'
  if (result === 'negative') return 'negative'
  return finding === null ? 'awaiting-individual-test' : answerOfFinding[finding]
}

/** A person's results read through the tubes, the latest swab first; at most 200, years of daily testing aside. */
export async function resultsOfPerson(
  sql: Reader,
  person: string,
  now: Instant,
): Promise<Result[]> {
  const ids = await idsOfPerson(sql, person)
  const rows = await sql<Row[]>`
    select t.round_id, t.id as tube_id, m.sampled_at, t.pool_size, t.sitting, s.name as site, s.area_code as area, t.state, t.result,
      (select max(v.released_at) from tube_results v where v.round_id = t.round_id and v.tube_id = t.id) as released_at,
      f.state as finding
    from rounds n
    join tube_members m on m.round_id = n.id
    join tubes t on t.round_id = m.round_id and t.id = m.tube_id
    join sites s on s.id = t.site_id
    left join findings f on f.round_id = t.round_id and f.tube_id = t.id and f.person_id = m.person_id and f.state <> 'withdrawn'
    where m.person_id = any(${ids}::bigint[]) and t.state in ('open', 'sealed', 'lost')
    order by m.sampled_at desc, t.id desc
    limit 200`
  return rows.map((row) => ({
    round: String(row.roundId),
    tube: tubeCode(row.tubeId),
    sampledAt: isoOf(row.sampledAt),
    poolSize: row.poolSize,
    sitting: row.sitting,
    site: row.site,
    area: row.area,
    answer: answerOf(row),
    releasedAt: row.releasedAt === null ? null : isoOf(row.releasedAt),
    ageMinutes: Math.floor((now - row.sampledAt) / minuteMs),
  }))
}

/** Refuses with person.unknown, or where the person's home lies outside the reader's area. */
export async function checkPerson(sql: Reader, person: string, { actor }: Question): Promise<void> {
  const [home] = await sql<{ area: string }[]>`
    select b.community_code as area from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
    where p.id = ${person}`
  if (!home) throw new Problem('person.unknown')
  if (!covers(actor.areaCode, home.area))
    throw new Problem('access.area-is-not-yours', { area: home.area, own: actor.areaCode })
}
