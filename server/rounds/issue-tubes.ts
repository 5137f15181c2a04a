import { IssueTubes, TubesIssued } from '@bihuan/contract/rounds.ts'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { column, commonArea } from '../city/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteRoles } from './site-roles.ts'
import { areasOfSites, roundOf } from './store.ts'
import { takeSerials } from './take-serials.ts'

/** Issues tube codes to sites: a range for each lot, and a line in the ledger from the press to the site's stock. */
export const issueTubes = command({
  name: 'tube.issue',
  summary: 'Issue tube codes to sites',
  roles: siteRoles,
  input: IssueTubes,
  outcome: TubesIssued,
  area: async (sql, { round, lots }) =>
    commonArea(await areasOfSites(sql, round, column(lots, 'site'))),
  async run(tx, { round, lots }, request) {
    const pooled = lots.findIndex(({ sitting, poolSize }) => sitting > 0 && poolSize > 1)
    if (pooled >= 0) throw new Problem('tube.resample-is-single', { row: String(pooled + 1) })
    const { closedAt } = await roundOf(tx, round)
    // Recalls outlive the round, so codes for resampling may still be needed.
    if (closedAt !== null && lots.some(({ sitting }) => sitting === 0))
      throw new Problem('round.closed', { round })
    const total = lots.reduce((sum, { quantity }) => sum + quantity, 0)
    let next = await takeSerials(tx, 'tube', request.city, total)
    const ranges = lots.map((lot) => {
      const first = next
      next += lot.quantity
      return { ...lot, first, last: next - 1, household: lot.perHousehold ?? false }
    })
    await tx`
      insert into tube_ranges (first_id, last_id, round_id, site_id, pool_size, per_household, sitting, issued_at)
      select first, last, ${round}::int, site, pool_size, household, sitting, ${request.now}::timestamptz
      from unnest(${column(ranges, 'first')}::bigint[], ${column(ranges, 'last')}::bigint[], ${column(ranges, 'site')}::int[],
        ${column(ranges, 'poolSize')}::smallint[], ${column(ranges, 'household').map(String)}::text[]::boolean[], ${column(ranges, 'sitting')}::smallint[])
        as g (first, last, site, pool_size, household, sitting)`
    await tx`
      insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity)
      select ${request.id}::uuid, line, ${round}::int, ${request.now}::timestamptz, 'tube', 'press', 'stock:' || site, quantity
      from unnest(${column(ranges, 'site')}::text[], ${column(ranges, 'quantity')}::int[]) with ordinality as g (site, quantity, line)`
    return {
      lots: ranges.map(({ site, first, last, quantity, poolSize, sitting }) => ({
        site,
        first: labelCode('tube', first),
        last: labelCode('tube', last),
        quantity,
        poolSize,
        sitting,
      })),
    }
  },
})
