import { createPublicKey, verify as verifyBytes } from 'node:crypto'
import { acceptPersonCode, type Verify } from '@bihuan/core/person-code/person-code.ts'
import { hourMs, instantOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aFamily, type TestFamily } from './a-family.ts'
import { cardList } from './card-list.ts'
import { ownCode } from './own-code.ts'

let it: TestFamily
beforeAll(async () => {
  it = await aFamily()
})

const verify: Verify = (signature, signed, x) =>
  verifyBytes(
    null,
    signed,
    createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } }),
    signature,
  )
const accept = (text: string, at: number) =>
  acceptPersonCode(text, { city: '4101', keys: it.city.city.keys.codePublicKeys() }, at, verify)

describe('one’s own code', () => {
  test('says who it is, on a screen for a day and on paper for a week', async () => {
    const wang = await it.actorOf(it.wang)
    const { person, name } = it.wang
    for (const [form, hours] of [
      ['screen', 24],
      ['paper', 168],
    ] as const) {
      const code = await it.city.ask(ownCode, wang, { person, form })
      expect(instantOf(code.expiresAt) - instantOf(code.issuedAt)).toBe(hours * hourMs)
      expect(await accept(code.text, it.city.start)).toMatchObject({
        ok: true,
        claims: { person, name, form, documentSeen: true },
      })
      expect(await accept(code.text, it.city.start + hours * hourMs)).toEqual({
        ok: false,
        fault: 'expired',
      })
      const forged = `${code.text.slice(0, 10)}${code.text.at(10) === '0' ? '1' : '0'}${code.text.slice(11)}`
      expect((await accept(forged, it.city.start)).ok).toBe(false)
    }
  })
})

describe('cards of a building', () => {
  const params = () => ({ round: it.round.round, building: '1' })

  test('need a role, a purpose and the area', async () => {
    await expect(
      it.city.ask(cardList, it.city.actor('resident'), params(), 'sampling'),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      it.city.ask(cardList, it.city.actor('grid-worker'), params()),
    ).rejects.toMatchObject({ code: 'access.purpose-needed' })
    await expect(
      it.city.ask(cardList, it.city.actor('grid-worker', '410102'), params(), 'sampling'),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    expect(await it.city.sql`select from person_reads where query = 'card.list'`).toHaveLength(0)
  })

  test('have a code for everybody on the roll, and leave a trace of each', async () => {
    const { cards, ...head } = await it.city.ask(
      cardList,
      it.city.actor('grid-worker'),
      params(),
      'sampling',
    )
    expect(head).toMatchObject({ building: '1号楼', compound: '1号院' })
    expect(cards.length).toBeGreaterThan(15)
    const mine = cards.find(({ person }) => person === it.granny.person)
    expect(mine).toMatchObject({
      name: '李桂英',
      age: 86,
      tail: it.granny.document.number.slice(-4),
    })
    for (const { text, person } of cards)
      expect(await accept(text, it.city.start)).toMatchObject({
        ok: true,
        claims: { person, form: 'paper' },
      })
    const reads = await it.city
      .sql`select distinct person_id from person_reads where query = 'card.list' and purpose = 'sampling'`
    expect(reads).toHaveLength(cards.length)
  })

  test('of one household are its own', async () => {
    const { cards } = await it.city.ask(
      cardList,
      it.city.actor('registrar'),
      { ...params(), household: '1' },
      'sampling',
    )
    expect(cards.map(({ person }) => person).sort()).toEqual(it.round.people.slice(0, 4).sort())
  })
})
