import type { Exposure } from '@bihuan/core/contacts/exposure.ts'
import {
  type Between,
  type CaseWindows,
  type Proposal,
  proposeContact,
} from '@bihuan/core/contacts/propose.ts'
import { proposeSecondary } from '@bihuan/core/contacts/propose-secondary.ts'
import { windowsOf } from '@bihuan/core/investigation/windows.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { type CaseRow, knownCase } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { policyNow } from '../facts/store.ts'

/** What the contacts of a case are judged by at a moment. */
export type Ground = {
  readonly row: CaseRow
  readonly policy: Policy
  readonly windows: CaseWindows
}

/** The case, the policy in force and the windows that follow from both. Refuses with case.unknown. */
export async function groundOf(
  sql: Reader,
  caseId: string,
  request: Pick<Request, 'anchors' | 'now'>,
): Promise<Ground> {
  const row = await knownCase(sql, caseId)
  const policy = await policyNow(sql, request)
  const { onsetAt, positiveAt, isolatedAt, openedAt } = row
  // A confirmed finding whose swab nobody dated is dated by the case itself.
  const positive = positiveAt ?? (onsetAt === null ? openedAt : null)
  const windows = windowsOf({ onsetAt, positiveAt: positive, isolatedAt, now: request.now }, policy)
  return { row, policy, windows }
}

/** What the engine proposes for an exposure to the case, or to a contact of it. */
export const proposeFor = (
  exposure: Exposure,
  between: Between | null,
  { windows, policy }: Ground,
): Proposal =>
  between === null
    ? proposeContact(exposure, windows, policy)
    : proposeSecondary(exposure, between, policy)

/**
 * The first and the last moment of an exposure that count: within the window where it touches that, as the clock of an order begins with the
 * last exposure and nobody is exposed to a case that is isolated.
 */
export function exposedAt(
  exposure: Pick<Exposure, 'from' | 'until'>,
  between: Between | null,
  { windows }: Ground,
): { first: Instant; last: Instant } {
  const window =
    between === null
      ? windows.infectious
      : { from: between.firstExposedAt, until: between.isolatedAt }
  const { from, until } = exposure
  const end = window?.until ?? null
  if (window === null || until < window.from || (end !== null && from > end))
    return { first: from, last: until }
  return { first: Math.max(from, window.from), last: end === null ? until : Math.min(until, end) }
}
