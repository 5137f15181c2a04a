import { ContactsNamed, NameHousehold } from '@bihuan/contract/contacts.ts'
import { areaOfCase } from '../cases/store.ts'
import { command } from '../door/command.ts'
import { idsOf } from '../facts/ids-of.ts'
import { groundOf } from './ground.ts'
import { writeContacts } from './write-contacts.ts'

/** Names who lives behind the same door by the register: exposed from the first infectious moment until the isolation of the case. */
export const nameHousehold = command({
  name: 'contact.name-household',
  summary: 'Name the household of a case by the register',
  roles: ['case-investigator'],
  input: NameHousehold,
  outcome: ContactsNamed,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, { case: id }, request) {
    const { row, windows } = await groundOf(tx, id, request)
    if (row.personId === null) return { case: id, named: [], errors: [] }
    const own = await idsOf(tx, row.personId)
    const rows = await tx<{ id: string }[]>`
      select p.id from people p
      where p.household_id in (select o.household_id from people o where o.id = any(${own}::bigint[])) and p.id <> all(${own}::bigint[])
        and not exists (select from contacts c where c.case_id = ${id} and c.person_id = p.id and c.through_id is null and c.dropped_at is null)
      order by p.id limit 50`
    const { infectious } = windows
    const until = Math.min(row.isolatedAt ?? request.now, request.now)
    const from = Math.min(infectious?.from ?? row.openedAt, until)
    const lines = rows.map((one) => ({
      person: one.id,
      relation: 'household' as const,
      exposure: { relation: 'household' as const, from, until, place: 'home', sameRoom: true },
    }))
    return { case: id, ...(await writeContacts(tx, id, lines, request)) }
  },
})
