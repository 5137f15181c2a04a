import type { SiteState } from './lifecycle.ts'

/** A step of the ladder of activation: within so many hours such a share of the rooms, as a fraction like `1/3`. */
export type LadderStep = { readonly hours: number; readonly share: string }
export type LadderSite = {
  readonly id: string
  readonly number: number
  readonly state: SiteState
  readonly rooms: number
}
export type Wave = LadderStep & {
  /** Rooms that must be ready by then, those of the waves before among them. */
  readonly needed: number
  readonly sites: readonly LadderSite[]
}
export type Ladder = { readonly waves: readonly Wave[]; readonly missing: number }

// Whoever is nearer to open comes first: it costs the fewest hours.
const nearness: Readonly<Record<SiteState, number>> = {
  active: 0,
  ready: 1,
  requisitioned: 2,
  inspected: 3,
  found: 4,
  closing: 5,
  closed: 6,
}
const canTake = ({ state, rooms }: LadderSite) =>
  rooms > 0 && state !== 'closing' && state !== 'closed'

/** A share of a whole number, rounded up: a third of 100 is 34. The share is a fraction above 0 and not above 1. */
export function shareOf(share: string, whole: number): number {
  const [upper = 0, lower = 1] = share.split('/').map(Number)
  return Math.ceil((whole * upper) / lower)
}

/** The steps in order of their hours, the last one the whole; false where a later step asks for less or the whole never comes. */
export function isLadder(steps: readonly LadderStep[]): boolean {
  const sorted = steps.toSorted((a, b) => a.hours - b.hours)
  const grows = sorted.every((step, n) => {
    const before = sorted[n - 1]
    return (
      before === undefined ||
      (step.hours > before.hours && shareOf(step.share, 720_720) > shareOf(before.share, 720_720))
    )
  })
  const last = sorted.at(-1)
  return grows && last !== undefined && shareOf(last.share, 720_720) === 720_720
}

/**
 * Divides sites into waves (a third of the rooms in 24 hours, a half in 48, all in 72: Henan, 医药卫生报 2022-05-24): the nearest to open
 * first, of those the largest, until each wave has its rooms; what is not needed stays out. `missing` is what all sites together lack.
 */
export function divideIntoWaves(
  sites: readonly LadderSite[],
  rooms: number,
  steps: readonly LadderStep[],
): Ladder {
  const waiting = sites
    .filter(canTake)
    .toSorted(
      (a, b) => nearness[a.state] - nearness[b.state] || b.rooms - a.rooms || a.number - b.number,
    )
  let have = 0
  let next = 0
  const waves = steps
    .toSorted((a, b) => a.hours - b.hours)
    .map((step) => {
      const needed = shareOf(step.share, rooms)
      const taken: LadderSite[] = []
      for (let site = waiting[next]; site && have < needed; site = waiting[next]) {
        taken.push(site)
        have += site.rooms
        next += 1
      }
      return { ...step, needed, sites: taken }
    })
  return { waves, missing: Math.max(0, rooms - have) }
}
