import { ContactChanged, IdentifyContact } from '@bihuan/contract/contacts.ts'
import { knownCase } from '../cases/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { idsOf } from '../facts/ids-of.ts'
import { homesOf } from '../orders/homes.ts'
import { areaOfContact, isOver, knownContact } from './store.ts'

/** Says who somebody is that was only known by a name or a phone. What was known stays beside; a signed list is signed anew. */
export const identifyContact = command({
  name: 'contact.identify',
  summary: 'Say who a contact is',
  roles: ['case-investigator'],
  input: IdentifyContact,
  outcome: ContactChanged,
  area: (sql, { contact }, { actor }) => areaOfContact(sql, contact, actor),
  async run(tx, { contact, person }, { now: _ }) {
    const row = await knownContact(tx, contact)
    if (isOver(row)) throw new Problem('contact.over')
    const home = (await homesOf(tx, [person])).get(person)
    if (!home) throw new Problem('contact.person-unknown')
    const { personId } = await knownCase(tx, row.caseId)
    if (personId !== null && (await idsOf(tx, personId)).includes(person))
      throw new Problem('contact.is-the-case')
    const [taken] = await tx`
      select from contacts where case_id = ${row.caseId} and person_id = ${person} and through_id is not distinct from ${row.throughId}::uuid
        and dropped_at is null and id <> ${contact}`
    if (taken) throw new Problem('contact.already-named')
    // A fact about somebody else falls with the next list; until then nobody new is bound by it.
    const [changed] = await tx<{ version: number }[]>`
      update contacts set person_id = ${person}, area_code = ${home.community}, signed_at = null, version = version + 1
      where id = ${contact} and version = ${row.version} returning version`
    if (!changed) throw new Problem('contact.changed-meanwhile')
    const { proposed, decided } = row
    return { contact, version: changed.version, proposed, decided }
  },
})
