// A city with officers, an adopted pack, and a case that is classified, for the tests of contacts.
import { randomUUID } from 'node:crypto'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import type { OfficerName } from '../testing/officers.ts'
import { nameContacts } from './name-contacts.ts'

export type ContactDesk = OrderDesk & {
  investigator: Actor
  /** A case of the person, swabbed three hours ago; classified unless told otherwise. */
  aCase(person: string, more?: { isClassified?: boolean; isolatedAt?: Instant }): Promise<string>
  /** Names one close contact of the household. */
  name(caseId: string, person: string, more?: object, at?: Instant): Promise<string>
  /** Signs what waits, with the passkeys of these officers; gives what it made. */
  signed(signing: string, names?: readonly OfficerName[], at?: Instant): Promise<string | null>
}

/** When the first positive swab of the cases was taken, before the city's now. */
export const swabbedAgo = 3 * hourMs

/** A city of so many people in one community, in which contacts can be named, decided and signed. */
export async function aContactDesk(people = 60): Promise<ContactDesk> {
  const desk = await anOrderDesk({ people })
  const { city, now } = desk
  const investigator = city.actor('case-investigator', '410105', 'cdc')
  let number = 0
  return {
    ...desk,
    investigator,
    async aCase(person, { isClassified = true, isolatedAt } = {}) {
      const id = `case-${randomUUID()}`
      const at = now - swabbedAgo
      number += 1
      await city.sql`
        insert into cases (id, person_id, opened_at, number, area_code, positive_at, isolated_at)
        values (${id}, ${person}, ${now - hourMs}, ${number}, '410105001001', ${at}, ${isolatedAt ?? null})`
      if (isClassified)
        await city.sql`
          insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
          values (${`case:${id}`}, 'case', ${person}, 'patient_confirmed', ${id}, ${at}, ${now - hourMs}, 'x')`
      return id
    },
    async name(caseId, person, more = {}, at = now) {
      const exposure = { from: isoOf(now - 20 * hourMs), until: isoOf(now - 2 * hourMs) }
      const line = { person, relation: 'household' as const, exposure, ...more }
      const input = { case: caseId, contacts: [line] }
      const { named, errors } = await city.run(nameContacts, investigator, input, at)
      const [one] = named
      if (!one) throw new Error(`nobody was named: ${JSON.stringify(errors)}`)
      return one.contact
    },
    async signed(signing, names = ['wu'], at = now) {
      const [row] = await city.sql<{ digest: string }[]>`
        select digest from signings where id = ${signing}`
      return await desk.signAll({ signing, digest: row?.digest ?? '' }, names, at)
    },
  }
}
