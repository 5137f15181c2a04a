import type { ContactKind } from '@bihuan/core/contacts/exposure.ts'
import type { Proposal } from '@bihuan/core/contacts/propose.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { ContactRecord } from './store.ts'

/** One line of a signed list: whom, as what, by which way, when, and by which rule it was proposed. */
export type ListLine = {
  readonly contact: string
  readonly version: number
  readonly person: string | null
  readonly through: string | null
  readonly kind: ContactKind
  readonly way: string | null
  readonly firstExposedAt: Instant
  readonly lastExposedAt: Instant
  readonly proposed: ContactKind
  readonly rule: string
}
/** What is signed: the whole list of a case as it is decided, under the policy that was in force. */
export type ListBody = {
  readonly case: string
  readonly policy: string
  readonly lines: readonly ListLine[]
}

/** The line of a decided contact; null while nobody decided. */
export function lineOf(row: ContactRecord): ListLine | null {
  if (row.decided === null) return null
  const { rule } = Object(row.proposal) as Partial<Proposal>
  return {
    contact: row.id,
    version: row.version,
    person: row.personId,
    through: row.throughId,
    kind: row.decided,
    way: row.way,
    firstExposedAt: row.firstExposedAt,
    lastExposedAt: row.lastExposedAt,
    proposed: row.proposed,
    rule: rule === undefined ? '' : `${rule.pack} ${rule.path}`,
  }
}
