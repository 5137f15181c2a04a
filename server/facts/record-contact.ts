import { FactRecorded, RecordContact } from '@bihuan/contract/facts.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { CaseFact } from '@bihuan/core/status/fact.ts'
import { hourMs, type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { idsOf } from './ids-of.ts'
import {
  areaOfPerson,
  checkHappened,
  checkReason,
  policyNow,
  standingFacts,
  writeFact,
} from './store.ts'

const dayMs = 24 * hourMs

// Only of who was near the case: a contact of a contact was near somebody else.
function checkLookback({ definitions }: Policy, found: CaseFact, exposedAt: Instant): void {
  const days = definitions.lookbackDays
  if (days === null || !days.binds || exposedAt >= found.at - days.v * dayMs) return
  throw new Problem('fact.exposure-too-early', { days: String(days.v) })
}

/**
 * Records an exposure that this investigator confirmed: to a case that stands, within the days that the rules look back, and in one of the
 * ways that the rules name. Whoever only scanned a code somewhere was in none of them.
 */
export const recordContact = command({
  name: 'fact.record-contact',
  summary: 'Record a confirmed exposure to a case',
  roles: ['case-investigator'],
  input: RecordContact,
  outcome: FactRecorded,
  area: (sql, { person }) => areaOfPerson(sql, person),
  async run(tx, { person, reason, case: index, exposedAt, how }, request) {
    const policy = await policyNow(tx, request)
    checkReason(policy, reason, 'contact')
    const ways = policy.definitions.contactReasons.v
    if (!ways.includes(how))
      throw new Problem('fact.how-unknown', { how, known: ways.join(', ') || '–' })
    const at = instantOf(exposedAt)
    checkHappened(at, request)
    const [found] = (await standingFacts(tx, { facts: [index] }, request.now)).filter(
      (fact) => fact.kind === 'case',
    )
    if (found === undefined) throw new Problem('fact.case-unknown', { case: index })
    const people = await idsOf(tx, person)
    if (people.includes(found.person)) throw new Problem('fact.case-is-the-person')
    if (reason !== 'secondary_contact') checkLookback(policy, found, at)
    const id = `contact:${person}:${request.id}`
    await writeFact(tx, { id, kind: 'contact', person, at, reason, about: index, how }, request)
    return { fact: id, at: isoOf(at) }
  },
})
