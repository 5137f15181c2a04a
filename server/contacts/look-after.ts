import { ContactsMoved, InformContacts, LocateContacts } from '@bihuan/contract/contacts.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { contactsOf, isInReach, isLookedAfter, isOver } from './store.ts'

const roles = ['case-investigator', 'grid-worker'] as const

/** Which of these can be looked after by who asks, and why the others cannot. */
async function sort(tx: Tx, ids: readonly string[], { actor }: Request) {
  const rows = new Map((await contactsOf(tx, ids)).map((row) => [row.id, row]))
  const errors: { contact: string; code: string }[] = []
  const able: string[] = []
  for (const contact of new Set(ids)) {
    const row = rows.get(contact)
    const code = !row
      ? 'contact.unknown'
      : !isInReach(actor, row)
        ? 'access.area-is-not-yours'
        : isOver(row)
          ? 'contact.over'
          : isLookedAfter(row.decided)
            ? null
            : 'contact.not-looked-after'
    if (code === null) able.push(contact)
    else errors.push({ contact, code })
  }
  return { able, errors }
}

/** Somebody knows where these contacts are. The first moment stays. */
export const locateContacts = command({
  name: 'contact.locate',
  summary: 'Say that contacts are located',
  roles,
  input: LocateContacts,
  outcome: ContactsMoved,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { contacts }, request) {
    const { able, errors } = await sort(tx, contacts, request)
    await tx`update contacts set located_at = ${request.now} where id = any(${able}::uuid[]) and located_at is null`
    return { moved: able, errors }
  },
})

/** These contacts were told, and how. Who was reached is located too. */
export const informContacts = command({
  name: 'contact.inform',
  summary: 'Say that contacts were told',
  roles,
  input: InformContacts,
  outcome: ContactsMoved,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { contacts, how }, request) {
    const { able, errors } = await sort(tx, contacts, request)
    await tx`
      update contacts set informed_at = ${request.now}, informed_how = ${how}, located_at = coalesce(located_at, ${request.now}::timestamptz)
      where id = any(${able}::uuid[]) and informed_at is null`
    return { moved: able, errors }
  },
})
