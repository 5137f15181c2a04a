import type { Instant } from '../time/instant.ts'
import { distinctLinks, type Link, shapeOf } from './graph.ts'

/** A case was in a place; `place` is a venue or a household, by any key. */
export type Visit = {
  readonly line: number
  readonly place: string
  readonly from: Instant
  readonly until: Instant
}
export type PlaceCluster = {
  readonly place: string
  readonly from: Instant
  readonly until: Instant
  readonly lines: readonly number[]
}

/** Cases that were in one place within `apart` of each other, at least `least` of them; larger clusters first. */
export function clustersByPlace(
  visits: readonly Visit[],
  apart: number,
  least = 2,
): PlaceCluster[] {
  const ofPlace = new Map<string, Visit[]>()
  for (const visit of visits) ofPlace.set(visit.place, [...(ofPlace.get(visit.place) ?? []), visit])
  const found: PlaceCluster[] = []
  for (const [place, all] of ofPlace) {
    all.sort((a, b) => a.from - b.from || a.line - b.line)
    let run: Visit[] = []
    let end = Number.NEGATIVE_INFINITY
    const close = () => {
      const lines = [...new Set(run.map(({ line }) => line))].sort((a, b) => a - b)
      const [first] = run
      if (first && lines.length >= least) found.push({ place, from: first.from, until: end, lines })
    }
    for (const visit of all) {
      if (visit.from > end + apart) {
        close()
        run = []
        end = Number.NEGATIVE_INFINITY
      }
      run.push(visit)
      end = Math.max(end, visit.until)
    }
    close()
  }
  return found.sort(
    (a, b) => b.lines.length - a.lines.length || a.from - b.from || (a.place < b.place ? -1 : 1),
  )
}

/** Cases of one household, at least two; null is no household. */
export function clustersByHousehold(households: readonly (string | null)[]): number[][] {
  const of = new Map<string, number[]>()
  households.forEach((household, line) => {
    if (household !== null) of.set(household, [...(of.get(household) ?? []), line])
  })
  return [...of.values()].filter(({ length }) => length > 1).sort((a, b) => b.length - a.length)
}

/** Cases that links hold together, at least `least` of them. */
export function clustersByChain(count: number, links: readonly Link[], least = 2): number[][] {
  const { component, sizes } = shapeOf(count, distinctLinks(count, links))
  const of: number[][] = Array.from(sizes, () => [])
  component.forEach((chain, line) => {
    of[chain]?.push(line)
  })
  return of.filter(({ length }) => length >= least)
}
