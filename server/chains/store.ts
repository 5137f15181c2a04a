import type { CaseState } from '@bihuan/core/cases/lifecycle.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

/** What chains need of a case; no name. */
export type ChainRow = {
  id: string
  number: number
  personId: string | null
  householdId: number | null
  areaCode: string
  state: CaseState
  category: 'confirmed' | 'asymptomatic' | null
  foundHow: string | null
  onsetAt: Instant | null
  positiveAt: Instant | null
  isolatedAt: Instant | null
  openedAt: Instant
}

export type ChainFilter = { area: string; from: Instant | null; until: Instant | null }

const columns = (sql: Reader) => sql`
  c.id, c.number, c.person_id, p.household_id, coalesce(c.area_code, b.community_code, '') as area_code, c.state, c.category, c.found_how, c.onset_at,
  c.positive_at, c.isolated_at, c.opened_at`
const homes = (sql: Reader) => sql`
  left join people p on p.id = c.person_id left join households h on h.id = p.household_id left join buildings b on b.id = h.building_id`

/** Cases of an area and a time, and those that standing links tie to them from elsewhere: a source is no less one for living in another district. */
export const chainRows = (sql: Reader, { area, from, until }: ChainFilter) => sql<ChainRow[]>`
  with own as materialized (
    select c.id from cases c ${homes(sql)}
    where c.state not in ('dropped', 'merged') and c.number is not null and starts_with(coalesce(c.area_code, b.community_code, ''), ${area})
      and coalesce(c.onset_at, c.positive_at, c.opened_at) >= coalesce(${from}::timestamptz, '-infinity')
      and coalesce(c.onset_at, c.positive_at, c.opened_at) < coalesce(${until}::timestamptz, 'infinity')
  ), tied as (
    select id from own
    union select infector from case_links where until_at is null and state <> 'rejected' and infector is not null and infectee in (select id from own)
    union select infectee from case_links where until_at is null and state <> 'rejected' and infector in (select id from own)
  )
  select ${columns(sql)} from tied t join cases c on c.id = t.id ${homes(sql)}
  where c.state not in ('dropped', 'merged') and c.number is not null
  order by coalesce(c.onset_at, c.positive_at, c.opened_at), c.number`

/** How many cases of before have no number, so that no picture can name them. */
export async function unnumbered(sql: Reader, area: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from cases where number is null and state not in ('dropped', 'merged')
      and starts_with(coalesce(area_code, ''), ${area})`
  return row?.count ?? 0
}

/** Cases by their numbers, in no order; dropped and merged ones have no chain. */
export const rowsOfNumbers = (sql: Reader, numbers: readonly number[]) => sql<ChainRow[]>`
  select ${columns(sql)} from cases c ${homes(sql)}
  where c.number = any(${[...numbers]}::int[]) and c.state not in ('dropped', 'merged')`
/** The same by their ids. */
export const rowsOfIds = (sql: Reader, ids: readonly string[]) => sql<ChainRow[]>`
  select ${columns(sql)} from cases c ${homes(sql)}
  where c.id = any(${[...ids]}::text[]) and c.number is not null and c.state not in ('dropped', 'merged')`

/** The case of a number. Refuses with chain.case-unknown. */
export async function rowOfNumber(sql: Reader, number: number): Promise<ChainRow> {
  const [row] = await rowsOfNumbers(sql, [number])
  if (!row) throw new Problem('chain.case-unknown', { number: String(number) })
  return row
}

export type LinkRow = {
  id: string
  infectee: string
  infector: string | null
  source: 'case' | 'outside' | 'unknown'
  state: 'named' | 'decided' | 'rejected'
  exposure: string | null
  reason: string | null
  decidedBy: string
  decidedAt: Instant
  untilAt: Instant | null
}

/** Links that stand, of these cases as infectees; all of them where none are named. */
export const standingLinks = (sql: Reader, infectees: readonly string[]) => sql<LinkRow[]>`
  select id, infectee, infector, source, state, exposure, reason, decided_by, decided_at, until_at from case_links
  where until_at is null and infectee = any(${[...infectees]}::text[]) order by decided_at, id`
