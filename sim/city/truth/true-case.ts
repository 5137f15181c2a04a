import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Setting } from './settings.ts'

/** Somebody who was infected. `person` is null for those who were never of this city and have left it: nobody can find them. */
export type TrueCase = {
  id: string
  person: string | null
  household: string | null
  compound: string | null
  community: string
  cluster: number
  /** Links back to the one whom nobody infected here, who has 0. */
  generation: number
  infectedAt: Instant
  /** Null without symptoms. */
  onsetAt: Instant | null
  infectiousFrom: Instant
  infectiousUntil: Instant
  infector: string | null
  /** Where it was passed on to them; null for generation 0. */
  setting: Setting | null
}

/** The link that made a case, of those that have one. */
export type TrueLink = { infector: string; infectee: string; at: Instant; setting: Setting }

/** Who infected whom, as pairs. */
export const linksOf = (cases: readonly TrueCase[]): TrueLink[] =>
  cases.flatMap(({ id, infector, infectedAt, setting }) =>
    infector === null || setting === null
      ? []
      : [{ infector, infectee: id, at: infectedAt, setting }],
  )
