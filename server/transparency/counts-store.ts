import type { PublicCounts as PublicCountsSchema } from '@bihuan/contract/transparency.ts'
import type { CityDate, Instant } from '@bihuan/core/time/instant.ts'
import type { PublicCounts } from '@bihuan/core/transparency/disclosure/publish-counts.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'

/** The ids of the orders that say they were issued from one moment to before another. */
export async function ordersOfDay(sql: Reader, from: Instant, until: Instant): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from orders where issued_at >= ${from} and issued_at < ${until} order by id`
  return rows.map(({ id }) => id)
}

/** The districts of the city. */
export async function districtsOf(sql: Reader): Promise<string[]> {
  const rows = await sql<{ code: string }[]>`
    select code from areas where level = 'district' order by code`
  return rows.map(({ code }) => code)
}

/** When the first order came into the log; null before. */
export async function firstLogged(sql: Reader): Promise<Instant | null> {
  const [row] = await sql<{ at: Instant }[]>`
    select at from log_entries where kind = 'order' order by index limit 1`
  return row?.at ?? null
}

/** The last day that was published; null before the first. */
export async function lastPublished(sql: Reader): Promise<CityDate | null> {
  const [row] = await sql<{ day: CityDate | null }[]>`select max(day) as day from public_counts`
  return row?.day ?? null
}

/** Writes what is published of a day; says how many rows were new. */
export async function writeCounts(
  tx: Tx,
  day: CityDate,
  counts: PublicCounts,
  now: Instant,
): Promise<number> {
  const { count } = await tx`
    insert into public_counts (day, counts, published_at) values (${day}, ${tx.json(counts as never)}, ${now})
    on conflict do nothing`
  return count
}

type DayRow = {
  day: string
  publishedAt: Instant
  index: number | null
  counts: Static<typeof PublicCountsSchema>
}

/** Published days, the newest first, with where they stand in the log. */
export async function readPublicDays(
  sql: Reader,
  before: string | null,
  limit: number,
): Promise<DayRow[]> {
  const rows = await sql<(Omit<DayRow, 'index'> & { index: string | null })[]>`
    select c.day, c.published_at, e.index, c.counts from public_counts c
    left join log_entries e on e.kind = 'counts' and e.subject = c.day::text
    where ${before}::date is null or c.day < ${before}::date
    order by c.day desc limit ${limit}`
  return rows.map((row) => ({ ...row, index: row.index === null ? null : Number(row.index) }))
}

/** What the districts are called, by their codes. */
export async function readDistrictNames(sql: Reader): Promise<Record<string, string>> {
  const rows = await sql<{ code: string; name: string }[]>`
    select code, name from areas where level = 'district' order by code`
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]))
}
