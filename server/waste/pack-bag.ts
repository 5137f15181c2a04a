import { BagPacked, PackBag } from '@bihuan/contract/waste.ts'
import { hourMs, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { checkPrinted, labelsOf, writeMoves } from './bags.ts'
import { handRoles } from './roles.ts'

// Where the policy is silent: the ordinance on medical waste (art. 12) has two days (domain-policy S-L8).
const daysUnlessSaid = 2

/** A bag is tied, labelled and weighed, with the room or zone that it comes from. From then its days in storage run. */
export const packBag = command({
  name: 'waste-bag.pack',
  summary: 'Pack a bag of medical waste',
  roles: handRoles,
  input: PackBag,
  outcome: BagPacked,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, bag, kind, grams, room, zone, at }, request) {
    checkWorksAt(request.actor, await siteOf(tx, site))
    const [label = 0] = labelsOf([bag])
    await checkPrinted(tx, site, label)
    const packed = at === undefined ? request.now : instantOf(at)
    if (packed > request.now) throw new Problem('waste-bag.in-the-future')
    if (room !== undefined) {
      const [known] = await tx`select from rooms where id = ${room} and isolation_site_id = ${site}`
      if (!known) throw new Problem('isolation-site.room-unknown')
    }
    const policy = (await policyNow(tx, request)).isolationSites
    const days = policy?.wasteStorageDays?.v ?? daysUnlessSaid
    const due = packed + days * 24 * hourMs
    const [written] = await tx`
      insert into waste_bags (label, isolation_site_id, room_id, zone, kind, grams, packed_at, packed_by, collect_due)
      values (${label}, ${site}, ${room ?? null}, ${room === undefined ? (zone ?? null) : null}, ${kind}, ${grams}, ${packed}, ${request.actor.id}, ${due})
      on conflict do nothing returning label`
    if (!written) throw new Problem('waste-bag.label-used', { bag })
    await writeMoves(tx, [label], { from: 'source', to: 'packed' }, request)
    return { bag, collectDue: isoOf(due) }
  },
})
