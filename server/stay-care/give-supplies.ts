import { GiveSupplies, SuppliesGiven } from '@bihuan/contract/stay-care.ts'
import { column } from '../city/store.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfStay, momentOf, runningStay } from '../stays/stay-rows.ts'

/** Writes down what was given to somebody; open requests for those things are answered with it. */
export const giveSupplies = command({
  name: 'supply.give',
  summary: 'Write down what was given to somebody in isolation',
  roles: siteStaff,
  input: GiveSupplies,
  outcome: SuppliesGiven,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, items, at }, request) {
    const { isolationSiteId } = await runningStay(tx, stay)
    const moment = momentOf(at, request)
    const rows = items.map((one, n) => ({ ...one, id: derivedId(request.id, String(n)) }))
    const given = await tx`
      insert into stay_supplies (id, stay_id, item_id, quantity, at, by)
      select g.id, ${stay}, i.id, g.quantity, ${moment}::timestamptz, ${request.actor.id}
      from unnest(${column(rows, 'id')}::uuid[], ${column(rows, 'item')}::uuid[], ${column(rows, 'quantity')}::int[]) g (id, item, quantity)
      join supply_items i on i.id = g.item and i.ended_at is null and (i.isolation_site_id is null or i.isolation_site_id = ${isolationSiteId})
      returning id`
    if (given.length < items.length) throw new Problem('stay.item-unknown')
    await tx`
      update stay_requests set answered_at = ${moment}, answered_by = ${request.actor.id}, answer = 'done'
      where stay_id = ${stay} and kind = 'supplies' and answered_at is null and item_id = any(${column(rows, 'item')}::uuid[])`
    return { stay, given: given.length }
  },
})
