import { tubeWellCount } from '@bihuan/core/lab/plate-layout.ts'
import { type PlannedUpload, planUploads } from '../city/plan-uploads.ts'
import { type BenchRound, tubeCount } from '../prepare/bench-round.ts'

/** A box as it goes from hand to hand: the tubes of one upload. */
export type PlannedBox = {
  number: number
  site: string
  token: string
  area: string
  laboratory: string
  /** Label numbers. */
  tubes: number[]
  /** When its last tube was sealed. */
  sealedAt: number
  /** Index of its courier. */
  courier: number
}
export type PlannedPlate = {
  number: number
  laboratory: string
  /** Label numbers in the order of their wells. */
  tubes: number[]
  /** Indices of the boxes that its tubes come in. */
  boxes: number[]
}
export type RoundPlan = { uploads: PlannedUpload[]; boxes: PlannedBox[]; plates: PlannedPlate[] }

export const boxTubes = 50
const plateFormat = 96
// Serials of boxes and plates have seven digits, and a round of the whole city takes 26,000 of each.
const serialBase = 4_101 * 10 ** 7 + 3_000_000
const serialsPerRound = 60_000
const roundsInSerials = 100

/**
 * The whole way of a round: uploads of 50 tubes, which are a box each; plates of 94 tubes in the order in which a laboratory
 * gets them. The same round and seed give the same plan.
 */
export function planRound(
  round: Pick<BenchRound, 'round' | 'opensAt' | 'sites'>,
  seed: number,
  couriers: number,
): RoundPlan {
  const portions = round.sites
    .filter(({ people }) => people > 0)
    .map((site) => ({ site, from: 0, to: tubeCount(site) }))
  const { round: id, opensAt } = round
  const uploads = planUploads({
    part: 'round',
    round: id,
    opensAt,
    seed,
    tubes: boxTubes,
    portions,
  })
  const base = serialBase + (Number(id) % roundsInSerials) * serialsPerRound
  const boxes = uploads.map(({ portion: { site, from, to }, sentAt }, n): PlannedBox => {
    const tubes = Array.from({ length: to - from }, (_, k) => site.lot.first + from + k)
    const { id: siteId, token, area, laboratory } = site
    return {
      number: base + n,
      site: siteId,
      token,
      area,
      laboratory,
      tubes,
      sealedAt: sentAt,
      courier: n % couriers,
    }
  })
  return { uploads, boxes, plates: planPlates(boxes, base) }
}

function planPlates(boxes: readonly PlannedBox[], base: number): PlannedPlate[] {
  const wells = tubeWellCount(plateFormat)
  const plates: PlannedPlate[] = []
  const open = new Map<string, PlannedPlate>()
  boxes.forEach(({ laboratory, tubes }, box) => {
    for (const tube of tubes) {
      let plate = open.get(laboratory)
      if (!plate || plate.tubes.length === wells) {
        plate = { number: base + plates.length, laboratory, tubes: [], boxes: [] }
        plates.push(plate)
        open.set(laboratory, plate)
      }
      plate.tubes.push(tube)
      if (plate.boxes.at(-1) !== box) plate.boxes.push(box)
    }
  })
  return plates
}
