import { type BagPlace, Bags, BagsParams } from '@bihuan/contract/waste.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { type BagRecord, bagColumns, bagJoins, bagLine } from './bag-rows.ts'
import { wasteReaders } from './roles.ts'
import { scopeOf } from './scope.ts'

const shownUnlessAsked = 100

// Each place by moments that an index has, so that a page does not ask the view of every bag there ever was.
function isAt(sql: Reader, place: Static<typeof BagPlace> | undefined) {
  if (place === 'packed') return sql`and b.stored_at is null and b.voided_at is null`
  if (place === 'stored')
    return sql`and b.stored_at is not null and b.handed_at is null and b.voided_at is null`
  if (place === 'handed-over') return sql`and b.handed_at is not null and b.received_at is null`
  if (place === 'received') return sql`and b.received_at is not null`
  return place === 'void' ? sql`and b.voided_at is not null` : sql``
}

/** Bags of an area or a site, the oldest first where they wait to be collected, else the newest; with how many are where. */
export const bagList = query({
  name: 'waste-bag.list',
  summary: 'Bags of medical waste',
  roles: wasteReaders,
  params: BagsParams,
  outcome: Bags,
  async run(sql, params, question) {
    const { now } = question
    const scope = await scopeOf(sql, params, question)
    const limit = params.limit ?? shownUnlessAsked
    const [at, label] = params.after?.split('~') ?? []
    const waits = params.place === 'packed' || params.place === 'stored' || params.late === true
    const after =
      at && label && !Number.isNaN(Date.parse(at)) && /^\d+$/.test(label)
        ? waits
          ? sql`and (b.collect_due, b.label) > (${at}::timestamptz, ${label}::bigint)`
          : sql`and (b.packed_at, b.label) < (${at}::timestamptz, ${label}::bigint)`
        : sql``
    const rows = await sql<BagRecord[]>`
      select ${bagColumns(sql)} from waste_bags b ${bagJoins(sql)}
      where ${scope()} ${isAt(sql, params.place)} ${after}
        ${params.late ? sql`and b.handed_at is null and b.voided_at is null and b.collect_due <= ${now}::timestamptz` : sql``}
      order by ${waits ? sql`b.collect_due, b.label` : sql`b.packed_at desc, b.label desc`} limit ${limit + 1}`
    const counts = await sql<
      { place: Static<typeof BagPlace>; bags: number; grams: number; late: number }[]
    >`
      select p.place, count(*)::int as bags, sum(b.grams)::float8 as grams,
        count(*) filter (where p.place in ('packed', 'stored') and b.collect_due <= ${now}::timestamptz)::int as late
      from waste_bags b join isolation_sites i on i.id = b.isolation_site_id join waste_bag_places p on p.label = b.label
      where ${scope()} and (b.handed_at is null or b.packed_at > ${now - thirtyDaysMs}::timestamptz) group by p.place`
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const by = last && (waits ? last.collectDue : last.packedAt)
    return {
      now: isoOf(now),
      counts: counts.map(({ late: _, ...count }) => count),
      late: counts.reduce((sum, { late }) => sum + late, 0),
      bags: page.map((row) => bagLine(row, now)),
      next: rows.length > limit && last && by !== undefined ? `${isoOf(by)}~${last.label}` : null,
    }
  },
})

const thirtyDaysMs = 30 * 24 * 3_600_000
