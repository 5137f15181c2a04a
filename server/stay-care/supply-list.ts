import { Supplies, SupplyParams } from '@bihuan/contract/stay-care.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { checkReads } from '../stays/check-reads.ts'
import { siteReaders } from '../stays/roles.ts'

type Both = { zh: string; en: string }
type Row = {
  item: string
  site: string | null
  kit: string | null
  name: Both
  unit: Both
  quantity: number
}

/** What a site gives out, kits first. */
export const itemsOf = (sql: Reader, site: string): Promise<Row[]> => sql<Row[]>`
  select id as item, isolation_site_id as site, kit, name, unit, quantity from supply_items
  where ended_at is null and (isolation_site_id is null or isolation_site_id = ${site})
  order by kit nulls last, set_at, id limit 500`

/** The list of supplies of a site; empty until somebody configures it. */
export const supplyList = query({
  name: 'supply.list',
  summary: 'What an isolation site gives out',
  roles: siteReaders,
  params: SupplyParams,
  outcome: Supplies,
  async run(sql, { site }, { actor }) {
    await checkReads(sql, site, actor)
    return { items: await itemsOf(sql, site) }
  },
})
