import { FactRecorded, RecordTravel } from '@bihuan/contract/facts.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { areaOfPerson, checkHappened, checkReason, policyNow } from './store.ts'
import { writeFact } from './write-fact.ts'

/** Records an entry or a stay elsewhere, with what showed it: a border record, a ticket, the own word. */
export const recordTravel = command({
  name: 'fact.record-travel',
  summary: 'Record an entry, with what showed it',
  roles: ['case-investigator', 'grid-worker', 'registrar'],
  input: RecordTravel,
  outcome: FactRecorded,
  area: (sql, { person }) => areaOfPerson(sql, person),
  async run(tx, { person, reason, at: moment, how }, request) {
    checkReason(await policyNow(tx, request), reason, 'travel')
    const at = instantOf(moment)
    checkHappened(at, request)
    const id = `travel:${person}:${request.id}`
    await writeFact(tx, { id, kind: 'travel', person, at, reason, how }, request)
    return { fact: id, at: isoOf(at) }
  },
})
