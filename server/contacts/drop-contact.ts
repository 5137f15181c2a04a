import { ContactDropped, DropContact } from '@bihuan/contract/contacts.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { withdrawContactFact } from './list-facts.ts'
import { areaOfContact, isOver, knownContact } from './store.ts'

const withdrawnAs = {
  'entered-twice': 'entered-twice',
  'another-person': 'another-person',
  'was-not-there': 'not-confirmed',
  'not-found': 'not-confirmed',
} as const

/** Takes somebody off the list who does not belong on it. A fact of theirs falls in the same moment: freeing waits for no list. */
export const dropContact = command({
  name: 'contact.drop',
  summary: 'Take a contact off the list',
  roles: ['case-investigator'],
  input: DropContact,
  outcome: ContactDropped,
  area: (sql, { contact }, { actor }) => areaOfContact(sql, contact, actor),
  async run(tx, { contact, reason, words }, request) {
    const row = await knownContact(tx, contact)
    if (isOver(row)) throw new Problem('contact.over')
    const { keys, now } = request
    const sealed = words === undefined ? null : tx.json(keys.sealedJson('facts', now, words))
    const [dropped] = await tx`
      update contacts set dropped_at = ${now}, drop_reason = ${reason}, words = coalesce(${sealed}::jsonb, words), version = version + 1
      where id = ${contact} and version = ${row.version} returning id`
    if (!dropped) throw new Problem('contact.changed-meanwhile')
    const { factId } = row
    if (factId === null) return { contact, withdrawn: null }
    const isDone = await withdrawContactFact(tx, factId, withdrawnAs[reason], request)
    return { contact, withdrawn: isDone ? factId : null }
  },
})
