import type { Assay } from '@bihuan/core/lab/assay.ts'
import { wellsOf } from '@bihuan/core/lab/plate.ts'
import { plateCode } from '../labels/labels.ts'
import type { ResultFacts, WellFact } from './result-facts.ts'
import { dueFrom, type Limits, type Step } from './step.ts'

/** Ct of each target and of the internal control, cycles, with the limit that the assay sets; null: no threshold was crossed. */
function readings({ targets, internalControl }: Partial<Assay>, cts: readonly (number | null)[]) {
  const curves = (targets ?? []).map(({ name, dye, cutoffCt }) => ({
    target: name,
    dye,
    cutoff: cutoffCt,
  }))
  if (internalControl)
    curves.push({
      target: internalControl.name,
      dye: internalControl.dye,
      cutoff: internalControl.ctMax,
    })
  return curves.map((curve, index) => ({ ...curve, ct: cts[index] ?? null }))
}

function wellSteps(well: WellFact): Step[] {
  const { assay, laboratory: where, rejectedAt } = well
  const place = { plate: plateCode(well.plateId), well: wellsOf(well.format)[well.position] ?? '' }
  const steps: Step[] = [
    { step: 'plated', at: well.loadedAt, who: well.loadedBy, where, dueAt: null, detail: place },
  ]
  if (well.importedAt !== null && well.cts !== null) {
    const detail = {
      ...place,
      cts: readings(assay, well.cts),
      call: well.call,
      rule: `${assay.id} ${assay.version}`,
    }
    steps.push({
      step: 'read',
      at: well.importedAt,
      who: well.importedBy,
      where,
      dueAt: null,
      detail,
    })
  }
  if (rejectedAt !== null)
    steps.push({
      step: 'rejected',
      at: rejectedAt,
      who: null,
      where,
      dueAt: null,
      detail: { ...place, reason: well.rejectedReason },
    })
  return steps
}

/** Wells, readings, and what two people released; an amendment says what it supersedes and why. */
export function laboratorySteps(
  { wells, results }: ResultFacts,
  limits: Limits,
  sealedAt: number | null,
): Step[] {
  const laboratories = new Map(wells.map((well) => [well.plateId, well.laboratory]))
  const released = results.map(
    ({ version, releasedAt, call, plateId, releasedBy, secondBy, reason }, index): Step => {
      const where = laboratories.get(plateId ?? '') ?? null
      const plate = plateId === null ? {} : { plate: plateCode(plateId) }
      const both = { call, releasedBy, secondBy, ...plate }
      return version === 1
        ? {
            step: 'released',
            at: releasedAt,
            who: releasedBy,
            where,
            dueAt: dueFrom(limits, 'tube-resulted', sealedAt),
            detail: both,
          }
        : {
            step: 'amended',
            at: releasedAt,
            who: releasedBy,
            where,
            dueAt: null,
            detail: { ...both, before: results[index - 1]?.call ?? null, reason },
          }
    },
  )
  return [...wells.flatMap(wellSteps), ...released]
}
