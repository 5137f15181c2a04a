import type { Random } from '@bihuan/sim/random/random.ts'
import { type BenchRound, type BenchSite, tubeCount } from '../prepare/bench-round.ts'

/** Tubes `from` (0) up to `to` (not included) of one site. */
export type Portion = { site: BenchSite; from: number; to: number }

/** How many people the tubes of a portion hold. */
export const peopleOf = ({ site, from, to }: Portion): number =>
  Math.min(to * 10, site.people) - Math.min(from * 10, site.people)

/** The people of several portions together. */
export const peopleIn = (portions: readonly Portion[]): number =>
  portions.reduce((sum, portion) => sum + peopleOf(portion), 0)

/**
 * Deals the sites of a round out, in random order, to parts of about these shares of its people; what shares leave goes
 * to the last. A site belongs to one part whole, as it belongs to one team in the street.
 */
export function dealSites(
  round: Pick<BenchRound, 'sites' | 'people'>,
  shares: readonly number[],
  random: Random,
): Portion[][] {
  const parts: Portion[][] = shares.map(() => [])
  let part = 0
  let dealt = 0
  let until = (shares[0] ?? 1) * round.people
  for (const site of random.shuffle(round.sites)) {
    while (dealt >= until && part < parts.length - 1) {
      part += 1
      until += (shares[part] ?? 0) * round.people
    }
    if (site.people > 0) parts[part]?.push({ site, from: 0, to: tubeCount(site) })
    dealt += site.people
  }
  return parts
}

/** Cuts portions into uploads of at most so many tubes, one site after the other in turns: all sites work at once. */
export function inTurns(portions: readonly Portion[], tubes: number): Portion[] {
  const turns: Portion[][] = []
  for (const { site, from, to } of portions) {
    for (let at = from, turn = 0; at < to; at += tubes, turn += 1) {
      turns[turn] ??= []
      turns[turn]?.push({ site, from: at, to: Math.min(to, at + tubes) })
    }
  }
  return turns.flat()
}
