import type { PersonStatus, StatusReason } from '@bihuan/contract/status.ts'
import type { Reason, Status } from '@bihuan/core/status/status.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'

const momentOf = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

const reasonOf = (reason: Reason): Static<typeof StatusReason> => ({
  ...reason,
  facts: reason.facts.map((fact) => ({ ...fact, at: isoOf(fact.at) })) as Static<
    typeof StatusReason
  >['facts'],
  since: isoOf(reason.since),
  until: momentOf(reason.until),
  liftedBy: [...reason.liftedBy],
  decideBy: momentOf(reason.decideBy),
  testsDue: reason.testsDue.map(({ from, until }) => ({ from: isoOf(from), until: isoOf(until) })),
})

/** A status as it goes over the wire: every moment with its offset, and whose it is. */
export function wireStatus(person: string, status: Status): Static<typeof PersonStatus> {
  const { at, known, policy, class: strictness, reasons, coming, unconfirmed, without } = status
  return {
    person,
    at: isoOf(at),
    known: isoOf(known),
    policy,
    class: strictness,
    reasons: reasons.map(reasonOf),
    coming: coming.map(reasonOf),
    unconfirmed: unconfirmed.map(({ rule, values }) => ({
      rule,
      values: values.map(({ path }) => path),
    })),
    without: without.map(({ order, because }) => ({ order, because })),
    care: status.care,
  }
}
