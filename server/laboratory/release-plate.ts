import { PlateReleased, ReleasePlate } from '@bihuan/contract/laboratory.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { tubeCode } from '../labels/labels.ts'
import { answerTasks, peopleIn } from '../recall/answer-tasks.ts'
import { decideFindings, openFindings, readSingles } from '../recall/findings.ts'
import { openRecalls } from '../recall/open-recall.ts'
import { checkLaboratory } from './own-laboratory.ts'
import { lockPlate, type Plate, plateArea } from './plate-store.ts'
import { rescanDiffers } from './rescan-store.ts'
import { fateOf } from './tube-fate.ts'
import { takeOff, tubesOnPlate } from './tubes-on-plate.ts'

function checkReleasable(
  { laboratoryId, loadedBy, judgement, releasedAt, rejectedAt }: Plate,
  plate: string,
  actor: Actor,
): void {
  checkLaboratory(actor, laboratoryId)
  if (rejectedAt !== null) throw new Problem('plate.already-rejected', { plate })
  if (releasedAt !== null) throw new Problem('plate.already-released', { plate })
  if (judgement === null) throw new Problem('plate.not-imported', { plate })
  if (judgement.kind === 'blocked') throw new Problem('plate.blocked', { plate })
  // The constraints of plates and tube_results say so too; a plate with tubes held back reaches only the second.
  if (loadedBy === actor.id) throw new Problem('plate.second-person-needed')
}

/**
 * Releases the results of a valid plate by another person than its loader, and opens what follows from them in the same
 * transaction: recalls of reactive and invalid tubes, findings of single ones, cases, answers to open tasks. Tubes with
 * open claims stay on the plate, and the plate stays open, until it is released again.
 */
export const releasePlate = command({
  name: 'plate.release',
  summary: 'Release the results of a plate',
  roles: ['lab-reviewer'],
  input: ReleasePlate,
  outcome: PlateReleased,
  area: (sql, input) => plateArea(sql, input.plate),
  async run(tx, input, request) {
    const { actor, id } = request
    const plate = await lockPlate(tx, input.plate)
    checkReleasable(plate, input.plate, actor)
    const [differs, onPlate] = await Promise.all([
      rescanDiffers(tx, plate.id),
      tubesOnPlate(tx, plate.roundId, plate.id),
    ])
    if (differs) throw new Problem('plate.rescan-differs', { plate: input.plate })
    const at = instantOf(input.at)
    const { roundId: round, assay } = plate

    // A tube reported lost while it lay here is not held: it leaves without a result, and its recall is open already.
    const held = onPlate.filter((tube) => tube.state === 'sealed' && tube.held)
    const leaving = onPlate.filter((tube) => !held.includes(tube))
    const fates = leaving.flatMap((tube) =>
      tube.state === 'sealed' && tube.call ? [{ ...tube, fate: fateOf(tube.call, tube) }] : [],
    )
    const results = fates.flatMap(({ id: tube, position, fate }) =>
      fate.kind === 'result' ? [{ id: tube, position, call: fate.call }] : [],
    )
    await Promise.all([
      takeOff(tx, plate, leaving, results, { id, actor: actor.id, at }),
      held.length === 0 &&
        tx`update plates set released_at = ${at}, released_by = ${actor.id} where id = ${plate.id}`,
    ])

    const secondKit = new Map(
      fates.flatMap(({ id: tube, fate }) =>
        fate.kind === 'second-kit' ? [[tube, fate.state] as const] : [],
      ),
    )
    const reactive = results.filter(({ call }) => call === 'reactive').map((result) => result.id)
    const invalid = results.filter(({ call }) => call === 'invalid').map((result) => result.id)
    const singles = await readSingles(tx, round, [...reactive, ...secondKit.keys()])
    const pools = reactive.filter((tube) => !singles.has(tube))
    const findings = reactive.flatMap((tube) => singles.get(tube) ?? [])
    const decisions = [...secondKit].flatMap(([tube, state]) => {
      const single = singles.get(tube)
      return single ? [{ single, state }] : []
    })
    await openRecalls(tx, round, pools, 'reactive', at)
    await openRecalls(tx, round, invalid, 'invalid', at)
    await openFindings(tx, round, findings, assay.kit, at)
    await decideFindings(tx, round, decisions, assay.kit, at, request)
    // A tube of the round itself that is negative answers nothing: nobody can owe an earlier sample.
    const resampled = results
      .filter((result) => fates.some((tube) => tube.id === result.id && tube.sitting > 0))
      .map((result) => result.id)
    await answerTasks(
      tx,
      round,
      await peopleIn(tx, round, [
        ...new Set([...pools, ...invalid, ...resampled, ...secondKit.keys()]),
      ]),
      at,
    )

    return {
      plate: input.plate,
      released: results.length,
      reactive: reactive.length,
      invalid: invalid.length,
      toRepeat: fates.filter(({ fate }) => fate.kind === 'repeat').map((tube) => tubeCode(tube.id)),
      heldBack: held.map((tube) => tubeCode(tube.id)),
      recalls: [...pools, ...invalid].map(tubeCode),
      findings: findings.length,
      confirmed: decisions.filter(({ state }) => state === 'confirmed').length,
      notConfirmed: decisions.filter(({ state }) => state === 'not-confirmed').length,
    }
  },
})
