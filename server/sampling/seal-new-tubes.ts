import type { SealEvent } from '@bihuan/core/tubes/events.ts'
import type { Membership } from './place-members.ts'
import type { Lot } from './read-events.ts'
import { siteAccount, type TubeMove } from './tube-ledger.ts'

/**
 * The hot path: tubes that arrived whole, as one seal and nothing else, and that nobody had spoken of before. Holding
 * them has written them; their people and their way out of the stock follow from the seal alone.
 */
export function membersOfSeals(
  site: number,
  seals: readonly SealEvent[],
  lots: Map<number, Lot>,
): { members: Membership[]; moves: TubeMove[] } {
  const members = seals.flatMap(({ tube, members: people }) => {
    const sitting = lots.get(tube)?.sitting ?? 0
    return people.map(({ person, at }): Membership => ({ person, tube: String(tube), at, sitting }))
  })
  const moves = seals.map(
    ({ tube }): TubeMove => ({
      before: null,
      after: siteAccount(site),
      issuedTo: lots.get(tube)?.siteId ?? site,
    }),
  )
  return { members, moves }
}
