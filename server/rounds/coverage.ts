import type { Role } from '@bihuan/contract/access.ts'
import { Coverage, CoverageParams, type RollCounts } from '@bihuan/contract/rounds.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader, Sql } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { rollTally } from '../tallies/count-roll.ts'
import { keptTally } from '../tallies/renew.ts'
import { isLarge } from '../tallies/round-size.ts'
import { areaInReach, roundOf } from './store.ts'

/** Who answers for people who are missing, or looks whether someone does. */
const coverageRoles: readonly Role[] = [
  'district-commander',
  'city-commander',
  'grid-worker',
  'registrar',
  'inspector',
  'administrator',
]

type Row = Static<typeof Coverage>['rows'][number]
type Counts = Static<typeof RollCounts>

const countNames = [
  'due',
  'sampled',
  'exempt',
  'refused',
  'absent',
  'unreachable',
  'missing',
] as const

const counts = (sql: Reader) => sql`
  count(*)::int as due, (count(*) filter (where r.state = 'sampled'))::int as sampled,
  (count(*) filter (where r.state = 'exempt'))::int as exempt, (count(*) filter (where r.state = 'refused'))::int as refused,
  (count(*) filter (where r.state = 'absent'))::int as absent, (count(*) filter (where r.state = 'unreachable'))::int as unreachable,
  (count(*) filter (where r.state = 'missing'))::int as missing`

/** Rows of the areas right below one of 4, 6 or 9 digits, counted now. */
export function byArea(sql: Reader, round: string, area: string): Promise<Row[]> {
  const digits = area.length === 4 ? 6 : area.length + 3
  return sql<Row[]>`
    select c.code as id, coalesce(a.name, c.code) as name, coalesce(a.level, 'area') as level, ${sql.unsafe(countNames.join(', '))}
    from (
      select left(b.community_code, ${digits}) as code, ${counts(sql)}
      from roll_states r join buildings b on b.id = r.building_id
      where r.round_id = ${round} and starts_with(b.community_code, ${area})
      group by 1
    ) c
    left join areas a on a.code = c.code
    order by c.code`
}

/** The same rows of a large round, from the tally of its roll. */
export function byAreaCounted(sql: Reader, round: string, area: string): Promise<Row[]> {
  const digits = area.length === 4 ? 6 : area.length + 3
  return sql<Row[]>`
    select c.code as id, coalesce(a.name, c.code) as name, coalesce(a.level, 'area') as level, ${sql.unsafe(countNames.join(', '))}
    from (
      select left(community_code, ${digits}) as code,
        ${sql.unsafe(countNames.map((name) => `sum(${name})::int as ${name}`).join(', '))}
      from tally_rolls where round_id = ${round} and starts_with(community_code, ${area})
      group by 1
    ) c
    left join areas a on a.code = c.code
    order by c.code`
}

/** How the parts of an area stand, with their moment: an area that is too large to be counted now is as it was last counted. */
async function ofArea(sql: Sql, round: string, area: string, now: Instant) {
  if (area.length === 12) return withTotal(now, await byBuilding(sql, round, area))
  if (!(await isLarge(sql, Number(round)))) return withTotal(now, await byArea(sql, round, area))
  const { asOf } = await keptTally(sql, rollTally, Number(round), now)
  return withTotal(asOf, await byAreaCounted(sql, round, area))
}

function byBuilding(sql: Reader, round: string, community: string): Promise<Row[]> {
  return sql<Row[]>`
    select b.id::text, c.name || ' ' || b.name as name, 'building' as level, ${counts(sql)}
    from roll_states r join buildings b on b.id = r.building_id join compounds c on c.id = b.compound_id
    where r.round_id = ${round} and b.community_code = ${community}
    group by b.id, c.name, b.name order by c.name, b.id`
}

function byDoor(sql: Reader, round: string, building: string): Promise<Row[]> {
  return sql<Row[]>`
    select h.id::text, h.unit_no || '-' || h.door_no as name, 'door' as level, ${counts(sql)}
    from roll_states r join people p on p.id = r.person_id join households h on h.id = p.household_id
    where r.round_id = ${round} and r.building_id = ${building}
    group by h.id, h.unit_no, h.door_no order by h.unit_no, length(h.door_no), h.door_no`
}

async function communityOf(sql: Reader, building: string): Promise<string> {
  const [found] = await sql<
    { code: string }[]
  >`select community_code as code from buildings where id = ${building}`
  if (!found) throw new Problem('not-found', { what: `building ${building}` })
  return found.code
}

/** The roll by the parts of an area (the actor's own unless one is given), of a community by building, of a building by door. */
export const coverage = query({
  name: 'round.coverage',
  summary: 'How far the roll is done, down to the door',
  roles: coverageRoles,
  params: CoverageParams,
  outcome: Coverage,
  async run(sql, { round, area, building }, { actor, now }) {
    await roundOf(sql, round)
    if (building !== undefined) {
      const community = await communityOf(sql, building)
      if (!covers(actor.areaCode, community))
        throw new Problem('access.area-is-not-yours', { area: community, own: actor.areaCode })
      return withTotal(now, await byDoor(sql, round, building))
    }
    return ofArea(sql as Sql, round, areaInReach(actor, area), now)
  },
})

function withTotal(asOf: Instant, rows: Row[]): Static<typeof Coverage> {
  const total: Counts = {
    due: 0,
    sampled: 0,
    exempt: 0,
    refused: 0,
    absent: 0,
    unreachable: 0,
    missing: 0,
  }
  for (const row of rows) for (const name of countNames) total[name] += row[name]
  return { asOf: isoOf(asOf), total, rows }
}
