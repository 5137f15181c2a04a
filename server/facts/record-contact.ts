import { FactRecorded, RecordContact } from '@bihuan/contract/facts.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { areaOfPerson, checkHappened, policyNow } from './store.ts'
import { checkContactReason, standingCase, writeContactFact } from './write-contact.ts'

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
    checkContactReason(policy, reason, how)
    const at = instantOf(exposedAt)
    checkHappened(at, request)
    const found = await standingCase(tx, index, request.now)
    const id = `contact:${person}:${request.id}`
    await writeContactFact(tx, found, { id, person, reason, how, at }, policy, request)
    return { fact: id, at: isoOf(at) }
  },
})
