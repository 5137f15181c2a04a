import { ContactsNamed, NameContacts } from '@bihuan/contract/contacts.ts'
import { areaOfCase } from '../cases/store.ts'
import { command } from '../door/command.ts'
import { exposureOf } from './exposure-json.ts'
import { writeContacts } from './write-contacts.ts'

/**
 * Names contacts of a case, one or a pasted list. Who is not yet found in the register is named by what is known of them. Each gets the
 * engine's proposal; who cannot be named is told by a line, and the others are.
 */
export const nameContacts = command({
  name: 'contact.name',
  summary: 'Name contacts of a case',
  roles: ['case-investigator'],
  input: NameContacts,
  outcome: ContactsNamed,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, { case: id, contacts }, request) {
    const lines = contacts.map(({ exposure, person, ...rest }) => ({
      ...rest,
      person: person ?? null,
      exposure: exposureOf(rest.relation, exposure),
    }))
    return { case: id, ...(await writeContacts(tx, id, lines, request)) }
  },
})
