import { Imported, ImportPeople } from '@bihuan/contract/city.ts'
import { command } from '../door/command.ts'
import { addPeople } from './add-people.ts'
import { sealPeople } from './seal-people.ts'

/** Adds registered people with their documents, whose numbers are encrypted before they reach the database. */
export const importPeople = command({
  name: 'person.import',
  summary: 'Import registered people',
  roles: ['administrator'],
  input: ImportPeople,
  outcome: Imported,
  area: (_sql, _input, request) => request.city,
  async run(tx, { people }, request) {
    const added = await addPeople(tx, sealPeople(people, request.keys), request.keys, request.now)
    return { received: people.length, added, repeated: people.length - added }
  },
})
