import { EndSupply, SetSupply, SupplyChanged } from '@bihuan/contract/stay-care.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaOfSite } from '../stays/stay-rows.ts'

const keepers = ['site-manager', 'district-commander', 'city-commander'] as const

async function siteOfItem(sql: Reader, item: string): Promise<string | null> {
  const [row] = await sql<{ isolationSiteId: string | null }[]>`
    select isolation_site_id from supply_items where id = ${item} and ended_at is null`
  if (!row) throw new Problem('stay.item-unknown')
  return row.isolationSiteId
}

/** Puts something on the list of what a site gives out; without a site it is given out everywhere. The same id again changes it. */
export const setSupply = command({
  name: 'supply.set',
  summary: 'Put something on the list of supplies',
  roles: keepers,
  input: SetSupply,
  outcome: SupplyChanged,
  area: (sql, { site }, { actor, city }) => (site === null ? city : areaOfSite(sql, site, actor)),
  async run(tx, { item, site, kit, name, unit, quantity, source }, { actor, now }) {
    await tx`
      insert into supply_items (id, isolation_site_id, kit, name, unit, quantity, source, set_by, set_at)
      values (${item}, ${site}, ${kit}, ${tx.json(name)}, ${tx.json(unit)}, ${quantity}, ${source}, ${actor.id}, ${now})
      on conflict (id) do update set kit = excluded.kit, name = excluded.name, unit = excluded.unit, quantity = excluded.quantity,
        source = excluded.source, set_by = excluded.set_by, set_at = excluded.set_at`
    return { item }
  },
})

/** Takes something off the list; what was given out stays written down. */
export const endSupply = command({
  name: 'supply.end',
  summary: 'Take something off the list of supplies',
  roles: keepers,
  input: EndSupply,
  outcome: SupplyChanged,
  async area(sql, { item }, { actor, city }) {
    const site = await siteOfItem(sql, item)
    return site === null ? city : await areaOfSite(sql, site, actor)
  },
  async run(tx, { item }, { now }) {
    await tx`update supply_items set ended_at = ${now} where id = ${item} and ended_at is null`
    return { item }
  },
})
