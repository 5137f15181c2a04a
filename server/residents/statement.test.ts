import { createPublicKey, verify } from 'node:crypto'
import type { Verify } from '@bihuan/core/person-code/person-code.ts'
import { acceptStatement } from '@bihuan/core/result-statement/result-statement.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../door/actor.ts'
import { aFamily, type TestFamily } from './a-family.ts'
import { ownResult } from './own-result.ts'
import { ownStatement } from './own-statement.ts'

let it: TestFamily
let wang: Actor
beforeAll(async () => {
  it = await aFamily()
  wang = await it.actorOf(it.wang)
})

const verifyOffline: Verify = (signature, signed, x) =>
  verify(
    null,
    signed,
    createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
    signature,
  )
const accept = (text: string, now = it.city.start) =>
  acceptStatement(
    text,
    { city: '4101', keys: it.city.city.keys.codePublicKeys() },
    now,
    verifyOffline,
  )
const state = () => it.city.ask(ownStatement, wang, { person: it.wang.person })
const tube = '4101000000301'

describe('a statement of the latest result', () => {
  test('says «none» before there is a result, and the same for the hour', async () => {
    const first = await state()
    expect(first).toMatchObject({
      answer: 'none',
      round: null,
      sampledAt: null,
      releasedAt: null,
      nameMasked: '王*明',
      statedAt: isoOf(it.city.start),
      expiresAt: isoOf(it.city.start + 24 * hourMs),
    })
    expect(await state()).toEqual(first)
    expect(await it.city.ask(ownResult, wang, { person: it.wang.person })).toEqual({
      person: it.wang.person,
      newest: null,
    })
  })

  test('is verified by anybody with the public key and no network', async () => {
    const { sql, start } = it.city
    const at = start - 6 * hourMs
    await sql`insert into tubes (id, opened_at, sealed_at, resulted_at, round_id, site_id, device_id, pool_size, sitting, member_count, state, result)
      values (${tube}, ${at}, ${at}, ${start - minuteMs}, ${it.round.round}, 1, 101, 10, 0, 1, 'sealed', 'negative')`
    await sql`insert into samples (person_id, tube_id, sampled_at, round_id, sitting) values (${it.wang.person}, ${tube}, ${at}, ${it.round.round}, 0)`
    const stated = await state()
    expect(stated).toMatchObject({ answer: 'negative', round: '2022018', sampledAt: isoOf(at) })
    expect(await accept(stated.text)).toEqual({
      ok: true,
      statement: {
        key: 1,
        person: it.wang.person,
        answer: 'negative',
        round: 2022018,
        sampledAt: at,
        releasedAt: start - minuteMs,
        statedAt: start,
        expiresAt: start + 24 * hourMs,
        nameMasked: '王*明',
      },
    })
    const end = stated.text.at(-20) === 'A' ? 'B' : 'A'
    const changed = stated.text.slice(0, -20) + end + stated.text.slice(-19)
    expect(await accept(changed)).toEqual({ ok: false, fault: 'bad-signature' })
    expect(await accept(stated.text, start + 24 * hourMs)).toMatchObject({ fault: 'expired' })
  })

  test('of a reactive pool never says what somebody has, and neither does one of an own finding', async () => {
    const { sql, start } = it.city
    await sql`update tubes set result = 'reactive' where id = ${tube}`
    expect((await state()).answer).toBe('awaiting-individual-test')
    await sql`insert into findings (round_id, person_id, tube_id, state, first_kit, found_at) values (${it.round.round}, ${it.wang.person}, ${tube}, 'preliminary', 'a', ${start})`
    expect((await state()).answer).toBe('told-in-person')
    await sql`delete from findings`
    await sql`update tubes set result = 'negative' where id = ${tube}`
  })

  test('is for oneself and whom one acts for; where no document was seen it says nothing', async () => {
    const smith = await it.actorOf(it.smith)
    const { person } = it.wang
    await expect(it.city.ask(ownStatement, smith, { person })).rejects.toMatchObject({
      code: 'person.unknown',
    })
    await it.city
      .sql`insert into self_registrations (person_id, address_cipher, registered_at) values (${person}, '', ${it.city.start})`
    expect((await state()).answer).toBe('none')
    await it.city.sql`delete from self_registrations`
    expect((await state()).answer).toBe('negative')
  })

  test('may be kept: the same one is not sent twice, a new one is', async () => {
    const headers = { authorization: `Bearer ${it.city.tokenFor(wang.id)}` }
    const url = `/api/v1/family/${it.wang.person}/statement`
    const first = await it.app.inject({ url, headers })
    expect(first.statusCode).toBe(200)
    expect(first.headers['cache-control']).toBe('private, max-age=60')
    const etag = String(first.headers.etag)
    const again = await it.app.inject({ url, headers: { ...headers, 'if-none-match': etag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect(again.headers.etag).toBe(etag)
    await it.city.sql`update tubes set result = 'invalid' where id = ${tube}`
    const other = await it.app.inject({ url, headers: { ...headers, 'if-none-match': etag } })
    expect(other.statusCode).toBe(200)
    expect(other.json()).toMatchObject({ answer: 'to-be-sampled-again' })
    const stranger = await it.app.inject({ url, headers: { 'if-none-match': etag } })
    expect(stranger.statusCode).toBe(401)
    expect(stranger.headers['cache-control']).toBe('no-store')
    const home = await it.app.inject({ url: `/api/v1/family/${it.wang.person}/home`, headers })
    expect(home.headers['cache-control']).toBe('no-store')
    expect(home.headers).not.toHaveProperty('etag')
  })
})
