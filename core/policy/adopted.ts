import type { Rules } from '../status/order-measure.ts'
import type { Instant } from '../time/instant.ts'
import type { VerifiedAdoption } from './adoption.ts'
import { type AdoptionFault, adoptionFault } from './adoption-fault.ts'
import { type Library, lineOf, packAt } from './library.ts'
import type { Confirmation } from './parameter.ts'
import { resolvePack } from './resolve.ts'

/** The rules of a moment, and the adoption that they come from; null where nobody adopted any. */
export type RulesAt = { readonly rules: Rules; readonly adopted: VerifiedAdoption | null }

// The same for whoever reads them, in whichever order the rows come.
const inTurn = (a: VerifiedAdoption, b: VerifiedAdoption): number =>
  a.since - b.since || a.signedAt - b.signedAt || (a.adoption.id < b.adoption.id ? -1 : 1)

/**
 * Adoptions in the order in which they came, without those that would change an adopted pack: the same id with another text. Adopting
 * the same text again is how further values are confirmed.
 */
export function adoptionsInTurn(adoptions: readonly VerifiedAdoption[]): {
  held: readonly VerifiedAdoption[]
  refused: readonly { adoption: VerifiedAdoption; fault: AdoptionFault }[]
} {
  const digests = new Map<string, string>()
  const held: VerifiedAdoption[] = []
  const refused: { adoption: VerifiedAdoption; fault: AdoptionFault }[] = []
  // Whoever signed first has the id, whenever either was to begin.
  const signed = [...adoptions].sort((a, b) => a.signedAt - b.signedAt || inTurn(a, b))
  for (const one of signed) {
    const { pack, digest } = one.adoption
    const first = digests.get(pack) ?? digest
    digests.set(pack, first)
    if (first === digest) held.push(one)
    else refused.push({ adoption: one, fault: adoptionFault('pack-changed', pack) })
  }
  return { held: held.sort(inTurn), refused }
}

/**
 * The adoption in force at a moment: the newest that has begun and whose pack's own time holds. One line of packs counts at a time, so
 * rules for several diseases stand together in one pack. Null where there is none: then nobody may order.
 */
export function adoptionAt(
  held: readonly VerifiedAdoption[],
  at: Instant,
): VerifiedAdoption | null {
  return (
    held.findLast(({ since, library, adoption }) => {
      const period = library.packs.get(adoption.pack)?.period
      return (
        since <= at &&
        period !== undefined &&
        period.from <= at &&
        (period.until === null || at < period.until)
      )
    }) ?? null
  )
}

/** The rules of an adopted pack at a moment at which it holds. Throws an Error for a moment outside. */
export function rulesOfAdoption(adopted: VerifiedAdoption, at: Instant): RulesAt {
  const { library, adoption } = adopted
  return { rules: rulesOf(library, adoption.pack, at, adoption.confirmations), adopted }
}

/**
 * The shipped rules where nobody adopted any: the pack of the line at that moment, or the nearest, with nothing confirmed. They can be read,
 * and nobody can order by them.
 */
export function rulesOfNobody(library: Library, newest: string, at: Instant): RulesAt {
  const first = lineOf(library, newest).at(-1)?.period.from ?? at
  const moment = Math.max(at, first)
  const pack = packAt(library, newest, moment)
  if (pack === null) throw new Error(`no pack of the line ${newest} holds`)
  return { rules: rulesOf(library, pack.id, moment, []), adopted: null }
}

function rulesOf(
  library: Library,
  pack: string,
  at: Instant,
  confirmations: readonly Confirmation[],
): Rules {
  const resolved = resolvePack(library, pack, at, confirmations)
  if (!resolved.ok)
    throw new Error(`${pack}: ${resolved.faults.map(({ path, en }) => `${path} ${en}`).join('; ')}`)
  return { policy: resolved.policy, transition: library.packs.get(pack)?.transition ?? [] }
}
