import type { Instant } from '@bihuan/core/time/instant.ts'

/** People whose ids follow each other: `first` is a whole id as a number (410100000000001 …), below 2^53. */
export type Run = { first: number; people: number }

/** A site of a round, with the people whom it samples in the order of their buildings. */
export type BenchSite = {
  id: string
  /** 9 digits: the street. */
  area: string
  laboratory: string
  devices: string[]
  /** A session of the sampler of this site. */
  token: string
  people: number
  runs: Run[]
  /** Tubes of ten, sitting 0: the label number of the first, and how many; more than its people fill. */
  lot: { first: number; quantity: number }
}

/** A published round. */
export type BenchRound = {
  /** As on the wire: 2022100. */
  round: string
  /** 09:00 of its day in the city. */
  opensAt: Instant
  closesAt: Instant
  people: number
  sites: BenchSite[]
}

/** A tube with its members, ready to be sealed. */
export type FilledTube = { tube: number; members: number[] }

/** How many tubes the people of a site fill. */
export const tubeCount = (site: BenchSite): number => Math.ceil(site.people / 10)

/** The tubes of a site, from the n-th (0) up to `to` (not included): ten people each in the order of their doors, the last fewer. */
export function filledTubes(site: BenchSite, from = 0, to = tubeCount(site)): FilledTube[] {
  const people = personIds(site, from * 10, to * 10)
  return Array.from({ length: Math.ceil(people.length / 10) }, (_, n) => ({
    tube: site.lot.first + from + n,
    members: people.slice(n * 10, n * 10 + 10),
  }))
}

/** The ids of the people of a site, in order; `from` included, `to` not. */
export function personIds(site: BenchSite, from = 0, to = site.people): number[] {
  const found: number[] = []
  let before = 0
  for (const { first, people } of site.runs) {
    const start = Math.max(from, before)
    const end = Math.min(to, before + people)
    for (let n = start; n < end; n += 1) found.push(first + n - before)
    before += people
    if (before >= to) break
  }
  return found
}
