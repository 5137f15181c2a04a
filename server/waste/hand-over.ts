import { HandOver, ManifestMoved } from '@bihuan/contract/waste.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { writeMoves } from './bags.ts'
import { checkState, manifestOf } from './manifests.ts'
import { handRoles } from './roles.ts'

// No source says how long the way to the disposal may take: a day, like every step without a limit.
const onTheWayMs = 24 * hourMs

/** The bags of a manifest leave: who hands over signs with the account, the collector with the typed name. */
export const handOver = command({
  name: 'waste-manifest.hand-over',
  summary: 'Hand bags of waste over to the collector',
  roles: handRoles,
  input: HandOver,
  outcome: ManifestMoved,
  area: async (sql, { manifest }) => (await manifestOf(sql, manifest)).areaCode,
  async run(tx, { manifest, takenBy }, request) {
    const { now, actor } = request
    const row = await manifestOf(tx, manifest)
    checkWorksAt(actor, await siteOf(tx, row.isolationSiteId))
    checkState(row, 'drawn')
    const [handed] = await tx`
      update waste_manifests set handed_at = ${now}, handed_by = ${actor.id}, taken_by = ${takenBy}, receive_due = ${now + onTheWayMs}
      where id = ${manifest} and handed_at is null returning id`
    if (!handed) throw new Problem('waste-manifest.not-now', { state: 'handed-over' })
    const bags = await tx<{ label: string }[]>`
      update waste_bags set handed_at = ${now} where manifest_id = ${manifest} and handed_at is null returning label`
    const labels = bags.map(({ label }) => Number(label))
    await writeMoves(tx, labels, { from: 'stored', to: 'handed-over', manifest }, request)
    return { manifest, state: 'handed-over' as const }
  },
})
