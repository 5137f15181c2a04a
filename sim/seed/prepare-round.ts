import { labelCode, parseLabel } from '@bihuan/core/labels/label.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Client } from '../client/client.ts'
import type { InputOf } from '../client/paths.ts'
import { signIn } from './accounts.ts'
import type { CityPlan } from './plan-city.ts'
import { lotsOf } from './plan-sites.ts'
import { pieces } from './wire-rows.ts'

// What a command takes: lots and sites 2,000, devices 5,000 (contract/rounds.ts).
const lotsPerPrint = 1_600

/** Box labels for each site and plate labels for each laboratory, more than a day can use. */
export const boxesPerSite = 200
export const platesPerLaboratory = 2_000

const roundOf = (plan: CityPlan): string => String(plan.notice.round)

/** The prints of tube codes, in order; the same plan gives the same prints, so they can be asked for again. */
export function tubePrints(plan: CityPlan): InputOf<'tube.issue'>[] {
  return pieces(plan.sites.flatMap(lotsOf), lotsPerPrint).map((lots) => ({
    round: roundOf(plan),
    lots,
  }))
}

/** The prints of box and plate labels. */
export function labelPrints(plan: CityPlan): {
  boxes: InputOf<'label.print'>[]
  plates: InputOf<'label.print'>[]
} {
  const prints = (kind: 'box' | 'plate', total: number): InputOf<'label.print'>[] => {
    // No two prints say the same, or the second would be taken for a repeat of the first.
    const whole = Math.ceil(total / 19_000)
    return Array.from({ length: whole }, (_, n) => ({ kind, quantity: 19_000 + n }))
  }
  const boxes = plan.sites.length * boxesPerSite
  const plates = plan.laboratories.length * platesPerLaboratory
  return { boxes: prints('box', boxes), plates: prints('plate', plates) }
}

type Print = { first: string; quantity: number }

/** The n-th code (from 0) of some prints. Throws a RangeError beyond them. */
export function codeAt(
  kind: 'tube' | 'box' | 'plate',
  prints: readonly Print[],
  n: number,
): string {
  let left = n
  for (const { first, quantity } of prints) {
    if (left < quantity) {
      const parsed = parseLabel(kind, first)
      if (parsed.ok) return labelCode(kind, parsed.label + left)
    }
    left -= quantity
  }
  throw new RangeError(`no ${kind} label ${n} left`)
}

export type Lot = { site: string; first: string; quantity: number; sitting: number }
export type Stationery = { lots: Lot[]; boxes: Print[]; plates: Print[] }

/** The codes that were printed for the round: asks for the prints again, and gets the answers of the first time. */
export async function fetchStationery(
  client: Client,
  plan: CityPlan,
  at: Instant,
): Promise<Stationery> {
  const as = signIn.cityCommander
  const lots: Lot[] = []
  for (const print of tubePrints(plan))
    lots.push(...(await client.act(as, at, 'tube.issue', print)).lots)
  const { boxes, plates } = labelPrints(plan)
  const printed = async (prints: InputOf<'label.print'>[]): Promise<Print[]> => {
    const made: Print[] = []
    for (const print of prints)
      made.push({
        first: (await client.act(as, at, 'label.print', print)).first,
        quantity: print.quantity,
      })
    return made
  }
  return { lots, boxes: await printed(boxes), plates: await printed(plates) }
}
