import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { CaseFact } from '@bihuan/core/status/fact.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { idsOf } from './ids-of.ts'
import { checkHappened, checkReason, standingFacts } from './store.ts'
import { writeFact } from './write-fact.ts'

const dayMs = 24 * hourMs

/** An exposure that somebody confirmed, as it becomes a fact. */
export type NewContactFact = {
  id: string
  person: string
  reason: string
  how: string
  at: Instant
  /** Where an investigation knows when the case was infectious, from then; else as the rules look back from the finding. */
  notBefore?: Instant
}

/** The case of a fact id that stands, or the refusal fact.case-unknown. */
export async function standingCase(sql: Reader, id: string, now: Instant): Promise<CaseFact> {
  const found = (await standingFacts(sql, { facts: [id] }, now)).find(({ kind }) => kind === 'case')
  if (found?.kind !== 'case') throw new Problem('fact.case-unknown', { case: id })
  return found
}

// Only of who was near the case: a contact of a contact was near somebody else.
function checkLookback(
  { definitions }: Policy,
  found: CaseFact,
  { at, notBefore }: NewContactFact,
): void {
  const days = definitions.lookbackDays
  if (days === null || !days.binds || at >= (notBefore ?? found.at - days.v * dayMs)) return
  throw new Problem('fact.exposure-too-early', { days: String(days.v) })
}

/** Refuses a reason or a way that the rules in force do not name for a contact. */
export function checkContactReason(policy: Policy, reason: string, how: string): void {
  checkReason(policy, reason, 'contact')
  const ways = policy.definitions.contactReasons.v
  if (!ways.includes(how))
    throw new Problem('fact.how-unknown', { how, known: ways.join(', ') || '–' })
}

/** Writes the fact of an exposure to a case that stands: by a reason and a way of the rules, and within the days they look back. */
export async function writeContactFact(
  tx: Tx,
  index: CaseFact,
  contact: NewContactFact,
  policy: Policy,
  request: Request,
): Promise<string> {
  const { id, person, reason, how, at } = contact
  checkContactReason(policy, reason, how)
  checkHappened(at, request)
  if ((await idsOf(tx, person)).includes(index.person)) throw new Problem('fact.case-is-the-person')
  if (reason !== 'secondary_contact') checkLookback(policy, index, contact)
  await writeFact(tx, { id, kind: 'contact', person, at, reason, about: index.id, how }, request)
  return id
}
