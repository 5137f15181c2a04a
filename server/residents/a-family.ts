import { randomUUID } from 'node:crypto'
import { syntheticIdentity, syntheticPassport } from '@bihuan/core/identity/synthetic.ts'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { addPeople } from '../city/add-people.ts'
import { sealPeople } from '../city/seal-people.ts'
import type { Actor } from '../door/actor.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { accountOfPerson } from './account-of-person.ts'

export type Somebody = {
  person: string
  name: string
  phone: string | null
  document: { kind: 'resident-id' | 'passport'; country: string; number: string }
}

export type TestFamily = {
  city: TestCity
  round: TestRound
  app: FastifyInstance
  /** Has a phone. */
  wang: Somebody
  /** Eighty-six, without a phone. */
  granny: Somebody
  /** Nine, without a phone. */
  child: Somebody
  /** Has a passport only, and a phone. */
  smith: Somebody
  /** Enters without a code, and answers who acts. */
  actorOf(somebody: Pick<Somebody, 'person' | 'name'>): Promise<Actor>
  /** Sends a body without a session, as a page does. */
  post(path: string, body: object): Promise<LightMyRequestResponse>
  /** The last text that was written for a phone, or to nobody. */
  lastText(): Promise<{ phone: string | null; text: string; code: string }>
}

const residentId = (serial: number) => ({
  kind: 'resident-id' as const,
  country: 'CHN',
  number: syntheticIdentity(serial, 'female').number,
})

const people: (Omit<Somebody, 'person'> & { bornOn: string })[] = [
  {
    name: '王小明',
    bornOn: '1984-03-05',
    phone: '10020000001',
    document: residentId(1),
  },
  {
    name: '李桂英',
    bornOn: '1935-10-01',
    phone: null,
    document: residentId(2),
  },
  {
    name: '王乐乐',
    bornOn: '2012-06-01',
    phone: null,
    document: residentId(3),
  },
  {
    name: 'John Smith',
    bornOn: '1990-01-01',
    phone: '10020000004',
    document: { kind: 'passport', ...syntheticPassport(1) },
  },
]

/** A round with 40 people on its roll, four of whom have documents, and the doors of residents open. */
export async function aFamily(): Promise<TestFamily> {
  const city = await aCity()
  const round = await aRound(city, { people: 40 })
  const { keys } = city.city
  const known = people.map((one, n) => ({ ...one, person: round.people[n] ?? '' }))
  const ids = known.map(({ person }) => person)
  await city.sql.begin(async (tx) => {
    await tx`delete from people where id = any(${ids}::bigint[])`
    const given = known.map(({ person, name, bornOn, phone, document }) => ({
      id: person,
      householdId: '1',
      name,
      sex: 'female' as const,
      bornOn,
      phone,
      traits: [],
      documents: [document],
    }))
    await addPeople(tx, sealPeople(given, keys), keys, city.start)
  })
  const app = await city.app()
  const [wang, granny, child, smith] = known
  if (!wang || !granny || !child || !smith) throw new Error('four people')
  return {
    city,
    round,
    app,
    wang,
    granny,
    child,
    smith,
    async actorOf({ person, name }) {
      const id = await city.sql.begin((tx) => accountOfPerson(tx, person, randomUUID(), city.start))
      return { id, name, role: 'resident', areaCode: '410105001001', unit: `person:${person}` }
    },
    post: (url, payload) => app.inject({ method: 'POST', url, payload }),
    async lastText() {
      const [row] = await city.sql<{ phoneCipher: Buffer | null; textCipher: Buffer }[]>`
        select phone_cipher, text_cipher from messages order by useless_at desc limit 1`
      if (!row) throw new Error('no text was written')
      const text = keys.open(row.textCipher)
      const phone = row.phoneCipher === null ? null : keys.open(row.phoneCipher)
      return { phone, text, code: /\d{6}/.exec(text)?.[0] ?? '' }
    },
  }
}
