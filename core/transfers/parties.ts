import type { Instant } from '../time/instant.ts'
import type { Waiter } from './plan.ts'
import type { Place } from './way.ts'

/** People who get on together at one door. */
export type Party = {
  readonly riders: readonly Waiter[]
  readonly door: Place
  readonly dueAt: Instant
}
/** People who may fill one vehicle: one cohort, one end, and of contacts one case where cases are kept apart. */
export type Group = { readonly head: Waiter; readonly parties: Party[] }

const doorOf = ({ door }: Waiter): string =>
  door.house ?? (door.at ? `${door.at.lng},${door.at.lat},${door.area}` : door.area)

/** What parts vehicles: kind, cohort, the shared end, and where cases are kept apart the case, or the party where there is none. */
function groupKey(waiter: Waiter, mixSources: boolean): string {
  const { kind, cohort, site, source, party, id } = waiter
  const end = kind === 'between-sites' ? `${site} ${doorOf(waiter)}` : site
  const isFree = mixSources || cohort === 'positive' || cohort === 'cleared'
  const apart = isFree ? '' : cohort === 'contact' && source !== null ? source : (party ?? id)
  return `${kind} ${cohort} ${end} ${apart}`
}

/** Parties of one door, cut where they are more than the largest vehicle takes. */
function partiesOf(waiters: readonly Waiter[], mostSeats: number): Party[] {
  const together = Map.groupBy(
    waiters,
    (one) => `${one.party === null ? one.id : one.party} ${doorOf(one)}`,
  )
  return [...together.values()].flatMap((riders) => {
    const parts: Party[] = []
    for (let at = 0; at < riders.length; at += Math.max(1, mostSeats)) {
      const part = riders.slice(at, at + Math.max(1, mostSeats))
      const [head] = part
      if (head === undefined) continue
      parts.push({
        riders: part,
        door: head.door,
        dueAt: part.reduce((least, { dueAt }) => Math.min(least, dueAt), head.dueAt),
      })
    }
    return parts
  })
}

/** Waiting people as groups whose parties come the most urgent first. */
export function groupsOf(
  waiters: readonly Waiter[],
  mixSources: boolean,
  mostSeats: number,
): Group[] {
  const byKey = Map.groupBy(waiters, (one) => groupKey(one, mixSources))
  return [...byKey.values()].flatMap((all) => {
    const [head] = all
    if (head === undefined) return []
    const parties = partiesOf(all, mostSeats).sort(
      (a, b) => a.dueAt - b.dueAt || (idOf(a) < idOf(b) ? -1 : 1),
    )
    return [{ head, parties }]
  })
}

const idOf = ({ riders }: Party): string => riders[0]?.id ?? ''
