import type { Policy } from '@bihuan/core/policy/policy.ts'

/** The place that the policy names for a kind of order in the stages of a reason; null where it names none. */
export function placeFor(kind: string, basis: string, policy: Policy): string | null {
  const stages = policy.tracks[basis]?.stages ?? []
  const places = stages.flatMap(({ place, orPlace }) => [place.v, ...(orPlace ? [orPlace.v] : [])])
  return places.find((place) => policy.places[place]?.orderKind.v === kind) ?? null
}
