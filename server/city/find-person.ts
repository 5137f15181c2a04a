import { FindPerson, PersonFound } from '@bihuan/contract/city.ts'
import { canonicalDocument } from '@bihuan/core/identity/document.ts'
import { checkPurpose } from '../door/check-purpose.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { leaveTraces } from '../people/leave-trace.ts'

/**
 * Finds whose document this is, however it is typed. A command and no query: the number must not stand in a URL, and
 * the read leaves a trace that the person can see.
 */
export const findPerson = command({
  name: 'person.find',
  summary: 'Find a person by document',
  roles: ['sampler', 'registrar', 'case-investigator'],
  input: FindPerson,
  outcome: PersonFound,
  // A sampler at a site meets people of the whole city: the trace belongs to where the sampler works.
  area: (_sql, _input, request) => request.actor.areaCode,
  async run(tx, input, request) {
    const { actor, keys, now } = request
    checkPurpose(actor, input.purpose)
    const document = canonicalDocument(input.kind, input.country, input.number)
    if (!document.ok) throw new Problem('person.document-refused', { fault: document.fault })
    const [found] = await tx<{ personId: string }[]>`
      select person_id from documents where number_hash = ${keys.documentHash(document.kind, document.country, document.number)}`
    if (!found) return { person: null }
    const look = { query: 'person.find', actor, purpose: input.purpose, at: now }
    await leaveTraces(tx, [{ ...look, person: found.personId }])
    return { person: found.personId }
  },
})
