import { ManifestMoved, Receive, SettleDifference } from '@bihuan/contract/waste.ts'
import { differenceOf } from '@bihuan/core/supply/waste-receipt.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { labelsOf, saidBags, writeMoves } from './bags.ts'
import { checkState, manifestOf } from './manifests.ts'
import { handRoles, settlingRoles } from './roles.ts'

/**
 * What arrived at the disposal, by its receipt: the weight there, who signed, and which bags are missing. Any difference stays open until
 * somebody settles it (loop waste-not-collected).
 */
export const receiveWaste = command({
  name: 'waste-manifest.receive',
  summary: 'Record what arrived at the disposal',
  roles: handRoles,
  input: Receive,
  outcome: ManifestMoved,
  area: async (sql, { manifest }) => (await manifestOf(sql, manifest)).areaCode,
  async run(tx, { manifest, grams, missing = [], receivedBy, at }, request) {
    const { now, actor } = request
    const row = await manifestOf(tx, manifest)
    checkWorksAt(actor, await siteOf(tx, row.isolationSiteId))
    checkState(row, 'handed-over')
    const arrived = at === undefined ? now : instantOf(at)
    if (arrived > now) throw new Problem('waste-bag.in-the-future')
    const lost = labelsOf(missing)
    const gone = await tx<{ label: string }[]>`
      update waste_bags set is_missing = true where manifest_id = ${manifest} and label = any(${lost}::bigint[]) returning label`
    const left = lost.filter((label) => !gone.some((one) => Number(one.label) === label))
    if (left.length > 0) throw new Problem('waste-manifest.not-its-bag', { bags: saidBags(left) })
    const { isOpen } = differenceOf({
      handedGrams: row.grams,
      receivedGrams: grams,
      missing: lost.length,
    })
    const [received] = await tx`
      update waste_manifests set received_at = ${arrived}, received_by = ${receivedBy}, received_grams = ${grams}, recorded_by = ${actor.id},
        settled_at = ${isOpen ? null : now}, settled_by = ${isOpen ? null : actor.id}
      where id = ${manifest} and received_at is null returning id`
    if (!received) throw new Problem('waste-manifest.not-now', { state: 'received' })
    const bags = await tx<{ label: string }[]>`
      update waste_bags set received_at = ${arrived} where manifest_id = ${manifest} and not is_missing returning label`
    const labels = bags.map(({ label }) => Number(label))
    await writeMoves(tx, labels, { from: 'handed-over', to: 'received', manifest }, request)
    return { manifest, state: isOpen ? ('differs' as const) : ('received' as const) }
  },
})

/** Says why what arrived differs from what was handed over. The missing bags stay marked as missing, and both weights stand. */
export const settleDifference = command({
  name: 'waste-manifest.settle',
  summary: 'Settle a difference between handed over and received waste',
  roles: settlingRoles,
  input: SettleDifference,
  outcome: ManifestMoved,
  area: async (sql, { manifest }) => (await manifestOf(sql, manifest)).areaCode,
  async run(tx, { manifest, because }, { now, actor }) {
    const row = await manifestOf(tx, manifest)
    checkWorksAt(actor, await siteOf(tx, row.isolationSiteId))
    checkState(row, 'differs')
    const [settled] = await tx`
      update waste_manifests set settled_at = ${now}, settled_by = ${actor.id}, settled_because = ${because}
      where id = ${manifest} and settled_at is null returning id`
    if (!settled) throw new Problem('waste-manifest.not-now', { state: 'settled' })
    return { manifest, state: 'settled' as const }
  },
})
