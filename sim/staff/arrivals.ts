import type { Notice } from '@bihuan/core/notice/notice.ts'
import { slotFor } from '@bihuan/core/notice/slot.ts'
import { arrivalShare } from '@bihuan/core/planner/arrival.ts'
import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { householdOf } from '../city/city-index.ts'
import type { Random } from '../random/random.ts'
import type { PlannedSite } from '../seed/plan-sites.ts'

/** A household, or what there is of it, coming to be sampled, or being visited. `building` by its long id. */
export type Visit = { at: Instant; building: string; people: string[] }

/** Swabs of one person take 11.5 s in a lane: 313 people an hour (interop §6). */
export const swabMs = 11_500
// From one door to the next, with the lift. Invented.
const doorMs = 50_000

/** The moment at which a share (0 to 1) of all people has come to the sites; a table per minute, read by halving. */
export function arrivalMoments(notice: Notice): (share: number) => Instant {
  const opens = Math.min(...notice.windows.map((window) => window.opens))
  const closes = Math.max(...notice.windows.map((window) => window.closes))
  const minutes = Math.ceil((closes - opens) / minuteMs)
  const shares = Float64Array.from({ length: minutes + 1 }, (_, minute) =>
    arrivalShare(opens, opens + minute * minuteMs, notice.windows),
  )
  return (share) => {
    let low = 0
    let high = minutes
    while (low < high) {
      const middle = (low + high) >> 1
      if ((shares[middle] ?? 1) < share) low = middle + 1
      else high = middle
    }
    const above = shares[low] ?? 1
    const below = shares[low - 1] ?? 0
    const part = above > below ? (share - below) / (above - below) : 1
    return opens + Math.max(0, low - 1 + part) * minuteMs
  }
}

/** Whole households, in the order of doors, without those who do not come. */
export function householdsAt(site: PlannedSite, comes: (person: string) => boolean) {
  return site.buildings.flatMap(({ building, compound }) =>
    building.households.flatMap((_, n) => {
      const people = householdOf(building, n).people.filter(comes)
      return people.length === 0 ? [] : [{ building: building.id, compound, people }]
    }),
  )
}

/** When everybody who comes is there: by the arrival curve at sites, by slots of their building, or door by door. Ordered. */
export function visitsOf(
  site: PlannedSite,
  notice: Notice,
  random: Random,
  comes: (person: string) => boolean,
  momentOf: (share: number) => Instant,
): Visit[] {
  const opens = Math.min(...notice.windows.map((window) => window.opens))
  const households = householdsAt(site, comes)
  if (site.kind === 'door') {
    let free = opens
    return households.map(({ building, people }) => {
      const at = free
      free += (doorMs + people.length * swabMs) / site.samplers
      return { at: Math.round(at), building, people }
    })
  }
  if (site.kind === 'slot') {
    const byBuilding = [...Map.groupBy(households, ({ building }) => building).values()]
    return byBuilding
      .flatMap((inside, turn) => {
        const slot = slotFor(turn, notice, Math.max(1, Math.ceil(site.buildings.length / 24)))
        const from = slot.ok ? slot.slot.opens : opens
        const length = slot.ok ? slot.slot.closes - slot.slot.opens : 60 * minuteMs
        return inside.map(({ building, people }) => ({
          at: Math.round(from + random.uniform() * length * 0.8),
          building,
          people,
        }))
      })
      .sort((a, b) => a.at - b.at)
  }
  // Some stand there before the opening; nobody comes in the last minutes.
  return households
    .map(({ building, people }) => ({
      at: Math.round(momentOf(random.uniform() * 0.995)),
      building,
      people,
    }))
    .sort((a, b) => a.at - b.at)
}
