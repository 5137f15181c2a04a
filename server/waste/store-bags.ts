import { BagsMoved, StoreBags, VoidBag } from '@bihuan/contract/waste.ts'
import { command } from '../door/command.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { checkMoved, labelsOf, writeMoves } from './bags.ts'
import { handRoles } from './roles.ts'

/** Bags come into the store of the site. */
export const storeBags = command({
  name: 'waste-bag.store',
  summary: 'Bring bags of waste into the store',
  roles: handRoles,
  input: StoreBags,
  outcome: BagsMoved,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, bags }, request) {
    checkWorksAt(request.actor, await siteOf(tx, site))
    const labels = labelsOf(bags)
    const moved = await tx<{ label: string }[]>`
      update waste_bags set stored_at = ${request.now}
      where label = any(${labels}::bigint[]) and isolation_site_id = ${site} and stored_at is null and voided_at is null returning label`
    checkMoved(labels, moved)
    await writeMoves(tx, labels, { from: 'packed', to: 'stored' }, request)
    return { moved: moved.length }
  },
})

/** A spoiled label or a torn bag: what was in it is in another bag, which may be named. The bag stays on the books as void. */
export const voidBag = command({
  name: 'waste-bag.void',
  summary: 'Void a bag whose waste is in another one',
  roles: handRoles,
  input: VoidBag,
  outcome: BagsMoved,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, bag, instead, because }, request) {
    checkWorksAt(request.actor, await siteOf(tx, site))
    const labels = labelsOf([bag])
    const [other = null] = instead === undefined ? [] : labelsOf([instead])
    const moved = await tx<{ label: string; wasStored: boolean }[]>`
      update waste_bags set voided_at = ${request.now}, voided_because = ${because}, instead = ${other}
      where label = any(${labels}::bigint[]) and isolation_site_id = ${site} and manifest_id is null and voided_at is null
      returning label, stored_at is not null as was_stored`
    checkMoved(labels, moved)
    const from = moved[0]?.wasStored ? 'stored' : 'packed'
    await writeMoves(tx, labels, { from, to: 'void' }, request)
    return { moved: moved.length }
  },
})
