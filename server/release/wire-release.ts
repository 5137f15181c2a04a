import type { Release as WireRelease } from '@bihuan/contract/release.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Release } from '@bihuan/core/release/release.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

/** A release as it goes over the wire, with the names of places from the rules. */
export function wireRelease(release: Release, policy: Policy): Static<typeof WireRelease> {
  const { dueAt, ruleAt, stage, conditions, met, next, rule, binds, before, because } = release
  const placeName = (place: string) => policy.places[place]?.name ?? { zh: place, en: place }
  return {
    dueAt: iso(dueAt),
    ruleAt: iso(ruleAt),
    stage,
    conditions: conditions.map((one) => ({
      kind: one.kind,
      needs: one.needs,
      state: one.state,
      met: one.met,
      known: [...one.known],
      since: iso(one.since),
      by: iso(one.by),
      binds: one.binds,
      who: one.who,
    })),
    met,
    next: next && { place: next.place, placeName: placeName(next.place), until: iso(next.until) },
    rule,
    binds,
    earlier: iso(before),
    because,
  }
}
