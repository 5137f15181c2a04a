// A city with officers, an adopted pack and contacts, for the tests of orders.
import { randomUUID } from 'node:crypto'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Static, TSchema } from 'typebox'
import type { Command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { sign } from '../signing/sign.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { type OfficerName, officersOf, type TestOfficers } from '../testing/officers.ts'
import { draftOrder } from './draft-order.ts'

export const reason = {
  zh: '您和一位确诊的人同桌吃过饭，需要先观察几天。',
  en: 'You ate at one table with somebody who was found infected.',
}

export type OrderDesk = {
  city: TestCity
  officers: TestOfficers
  people: string[]
  now: Instant
  /** Records a contact of the person a day ago, and gives the id of the fact. */
  contact(person: string, more?: { reason?: string; id?: string; at?: Instant }): Promise<string>
  /** Signs with the passkeys of these officers, in this order. */
  signAll(
    drafted: { signing: string; digest: string },
    names: readonly OfficerName[],
    at?: Instant,
  ): Promise<string | null>
  /** An order of isolation for a contact, drafted by 吴 for 李; what the fields say otherwise goes over it. */
  draft(person: string, more?: object, by?: OfficerName, at?: Instant): ReturnType<typeof draftOnce>
  /** Contacts of all these people, in one statement. */
  contacts(people: readonly string[]): Promise<void>
  /** Runs a command that drafts an act, and signs it as who drafted it and then these. */
  act<I extends TSchema, O extends TSchema>(
    it: Command<I, O>,
    by: OfficerName,
    input: Static<I>,
    at?: Instant,
    others?: readonly OfficerName[],
  ): Promise<string | null>
  /** Drafted and signed by both. */
  order(person: string, more?: object, at?: Instant): Promise<string>
}

const draftOnce = (
  city: TestCity,
  officers: TestOfficers,
  by: OfficerName,
  input: object,
  at: Instant,
) => city.run(draftOrder, officers.actor(by), input as never, at)

/** A city of so many people in one community, in which orders can be drafted and signed. */
export async function anOrderDesk({ people: count = 40 } = {}): Promise<OrderDesk> {
  const city = await aCity()
  const { people } = await aRound(city, { people: count })
  const officers = await officersOf(city)
  await adoptedIn(city, officers)
  const now = city.start
  const desk: OrderDesk = {
    city,
    officers,
    people,
    now,
    async contact(person, { reason: why = 'close_contact', id = randomUUID(), at } = {}) {
      await city.sql`
        insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
        values (${id}, 'contact', ${person}, ${why}, 'case 1', ${(at ?? now) - 24 * hourMs}, ${(at ?? now) - hourMs}, 'investigator')`
      return id
    },
    async contacts(many) {
      await city.sql`
        insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
        select 'contact:' || id, 'contact', id, 'close_contact', 'case 1', ${now - 24 * hourMs}, ${now - hourMs}, 'investigator'
        from unnest(${[...many]}::bigint[]) t (id)`
    },
    async act(it, by, input, at = now, others = []) {
      const drafted = (await city.run(it, officers.actor(by), input, at)) as {
        signing: string
        digest: string
      }
      return await desk.signAll(drafted, [by, ...others], at)
    },
    async signAll({ signing, digest }, names, at = now) {
      let made: string | null = null
      for (const name of names) {
        const { credential, authenticatorData, clientData, signature } = officers.sign(
          name,
          digest,
          at,
        )
        const answer = { credential, authenticatorData, clientData, signature }
        made = (await city.run(sign, officers.actor(name), { signing, answer }, at)).made
      }
      return made
    },
    draft(person, more = {}, by = 'wu', at = now) {
      const input = {
        person,
        kind: 'isolate',
        basis: 'close_contact',
        evidence: [],
        place: 'centralized',
        reason,
        approver: 'li',
        ...more,
      }
      return draftOnce(city, officers, by, input, at)
    },
    async order(person, more = {}, at = now) {
      const evidence = [await desk.contact(person, { at })]
      const drafted = await desk.draft(person, { evidence, ...more }, 'wu', at)
      const made = await desk.signAll(drafted, ['wu', 'li'], at)
      if (made === null) throw new Error('the order has both signatures')
      return made
    },
  }
  return desk
}

/** The codes of what is refused, of the items where there are some. */
export const codesOf = (run: Promise<unknown>): Promise<string[] | string> =>
  run.then(
    () => 'taken',
    (error) => {
      if (!(error instanceof Problem)) throw error
      return error.items.length > 0 ? error.items.map(({ code }) => code) : error.code
    },
  )
