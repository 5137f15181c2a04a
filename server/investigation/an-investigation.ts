// A case that is assigned, with two investigators, for the tests of investigations.
import { randomUUID } from 'node:crypto'
import { emptyFields, type ItemKind } from '@bihuan/core/investigation/item.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { openCase } from '../cases/store.ts'
import type { Actor } from '../door/actor.ts'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { accountOfPerson } from '../residents/account-of-person.ts'

export type TestInvestigation = OrderDesk & {
  caseId: string
  person: string
  li: Actor
  zhou: Actor
  /** The account of a person who has come in by a code. */
  resident(person: string): Promise<Actor>
}

/** Fields of an item as they go over the wire, empty but for what is given. */
export function wireFields(kind: ItemKind, more: object = {}) {
  const { people, ...fields } = emptyFields(kind)
  return {
    ...fields,
    from: null,
    until: null,
    venue: null,
    transport: null,
    people: [...people],
    ...more,
  }
}

/** A city of 40 people in one community, one of them a case of yesterday that two investigators work on. */
export async function anInvestigation(): Promise<TestInvestigation> {
  const desk = await anOrderDesk()
  const { city, people, now } = desk
  const [person = ''] = people
  const opener = {
    id: randomUUID(),
    now,
    actor: city.actor('case-investigator'),
    city: '4101',
    keys: city.city.keys,
    anchors: city.city.anchors,
  }
  const caseId = await city.sql.begin((tx) =>
    openCase(
      tx,
      {
        person,
        source: 'clinic',
        sourceNumber: 'card-1',
        foundHow: 'clinic',
        positiveAt: now - 24 * hourMs,
        state: 'assigned',
      },
      opener,
    ),
  )
  if (caseId === null) throw new Error('the case is new')
  await city.sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
    select id, id, name, 'case-investigator', '410105', '金水区疾控', ${now}
    from unnest(${['case-investigator-li', 'case-investigator-zhou']}::text[], ${['李流调', '周记录']}::text[]) t (id, name)`
  const actor = (name: string, shown: string): Actor => ({
    ...city.actor('case-investigator', '410105', name),
    name: shown,
    unit: '金水区疾控',
  })
  return {
    ...desk,
    caseId,
    person,
    li: actor('li', '李流调'),
    zhou: actor('zhou', '周记录'),
    async resident(who) {
      const id = await city.sql.begin((tx) => accountOfPerson(tx, who, randomUUID(), now))
      return { id, name: '', role: 'resident', areaCode: '410105001001', unit: `person:${who}` }
    },
  }
}
