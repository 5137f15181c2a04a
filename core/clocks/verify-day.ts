import { attestationDigest, verifyAttestation } from '../attestation/attestation.ts'
import type { Assertion } from '../orders/assertion.ts'
import type { OrderFault } from '../orders/fault.ts'
import { type Appointment, type Dismissal, registerOf, type Signed } from '../orders/register.ts'
import type { Trust } from '../orders/signature.ts'
import type { Instant } from '../time/instant.ts'
import type { DayCloseBody } from './day-close.ts'

/** The close of a day with everything that its signatures are checked against, but for the key of the authority. */
export type DayPaper = {
  readonly document: unknown
  readonly assertions: readonly Assertion[]
  readonly appointments: readonly Signed<Appointment>[]
  readonly dismissals: readonly Signed<Dismissal>[]
}

export type DayVerdict =
  | {
      readonly ok: true
      readonly digest: string
      readonly signedAt: Instant
      readonly by: readonly { readonly officer: string; readonly unit: string }[]
      readonly body: DayCloseBody
    }
  | { readonly ok: false; readonly faults: readonly (OrderFault | 'body-differs')[] }

/** Whether the counts of a body are those of its own list, and it is of the area and day that it is signed for. */
function isWhole(body: DayCloseBody, area: string, id: string): boolean {
  const counted = new Map<string, number>()
  for (const { kind } of body.carried) counted.set(kind, (counted.get(kind) ?? 0) + 1)
  return (
    body.district === area &&
    id === `day:${body.district}:${body.day}` &&
    body.kinds.every(
      ({ kind, open, closed, carried }) =>
        open === closed + carried && (counted.get(kind) ?? 0) === carried,
    ) &&
    body.carried.every(({ kind }) => body.kinds.some((one) => one.kind === kind))
  )
}

/**
 * Whether a printed or exported close of a day is what an officer signed: the posts by the key of the appointing authority, the
 * signature by the post, the counts by the list. Needs no server; whom the authority dismissed and the paper does not say so, only a
 * register that knows can refuse.
 */
export function verifyDayPaper(
  { document, assertions, appointments, dismissals }: DayPaper,
  { authorityKey, party, crypto }: Pick<Trust, 'party' | 'crypto'> & { authorityKey: string },
): DayVerdict {
  const register = registerOf(appointments, dismissals, authorityKey, crypto.verify)
  const verdict = verifyAttestation<DayCloseBody>('day-close', document, assertions, {
    register,
    party,
    crypto,
  })
  if (!verdict.ok) return verdict
  const { attestation, signedAt } = verdict
  const { body, area, id, by } = attestation
  if (!isWhole(body, area, id)) return { ok: false, faults: ['body-differs'] }
  return { ok: true, digest: attestationDigest(attestation, { crypto }), signedAt, by, body }
}
