import { LabelsPrinted, PrintLabels } from '@bihuan/contract/waste.ts'
import { bagCode, bagLabel } from '@bihuan/core/supply/bag-code.ts'
import { command } from '../door/command.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { handRoles } from './roles.ts'

/** Gives a site the next run of labels for bags; no two sites have the same. */
export const printLabels = command({
  name: 'waste-bag.print-labels',
  summary: 'Print labels for bags of waste',
  roles: handRoles,
  input: PrintLabels,
  outcome: LabelsPrinted,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, count }, { now, actor, city }) {
    checkWorksAt(actor, await siteOf(tx, site))
    await tx`select pg_advisory_xact_lock(hashtextextended('waste labels', 0))`
    const [row] = await tx<
      { last: string | null }[]
    >`select max(last) as last from waste_label_runs`
    const first = row?.last == null ? bagLabel(city, 1) : Number(row.last) + 1
    await tx`
      insert into waste_label_runs (isolation_site_id, first, last, printed_at, printed_by)
      values (${site}, ${first}, ${first + count - 1}, ${now}, ${actor.id})`
    return { codes: Array.from({ length: count }, (_, n) => bagCode(first + n)) }
  },
})
