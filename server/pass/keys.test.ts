import { readFileSync } from 'node:fs'
import { formatCertificate, parseCertificate } from '@bihuan/core/pass/key-certificate.ts'
import { hourMs, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../door/query.ts'
import { aPassDesk, dayMs, opened, type PassDesk } from './a-pass-desk.ts'
import { certify, certifyList, rootOf } from './as-root.ts'
import { enoughUntil } from './enough-keys.ts'
import { importPassKeys } from './import-pass-keys.ts'
import { passKeyAlarms } from './key-alarms.ts'
import { passKeyList } from './key-list.ts'
import { makePassKeys } from './make-pass-keys.ts'
import { revokePassKey } from './revoke-pass-key.ts'

let it: PassDesk
beforeAll(async () => {
  it = await aPassDesk()
})
const administrator = () => it.city.actor('administrator')
const asked = { firstDay: '2024-01-01', days: 3, spares: 1, lists: 1 }
const certified = (root = it.root, over: object = {}) =>
  it.city.run(makePassKeys, administrator(), asked).then(({ keys }) =>
    keys.map((one) =>
      certify(root, {
        ...{ city: '4101', key: one.key, purpose: one.purpose, publicKey: one.publicKey },
        from: instantOf(one.from),
        until: instantOf(one.until),
        ...over,
      }),
    ),
  )

describe('keys of the days', () => {
  test('are made by an administrator, numbered on, one a day with spares, and the private halves are sealed', async () => {
    for (const role of ['city-commander', 'registrar', 'resident'] as const)
      await expect(it.city.run(makePassKeys, it.city.actor(role), asked)).rejects.toMatchObject({
        code: 'access.role-may-not',
      })
    const { keys } = await it.city.run(makePassKeys, administrator(), asked)
    expect(keys.map(({ purpose }) => purpose)).toEqual([...Array(6).fill('pass'), 'list'])
    expect(keys.map(({ key }) => key)).toEqual(keys.map((_, n) => (keys[0]?.key ?? 0) + n))
    expect(keys[0]).toMatchObject({
      from: '2023-12-31T15:00:00.000Z',
      until: '2024-01-01T16:00:00.000Z',
    })
    const [row] = await it.city.sql<{ privateCipher: Buffer; publicKey: string }[]>`
      select private_cipher, public_key from pass_keys where key = ${keys[0]?.key ?? 0}`
    const secret = it.city.city.keys.open(row?.privateCipher ?? Buffer.alloc(0))
    expect(rootOf('4101', Buffer.from(secret, 'base64url')).publicKey).toBe(row?.publicKey)
    expect(row?.privateCipher.includes(Buffer.from(secret, 'base64url'))).toBe(false)
    expect(JSON.stringify(keys)).not.toContain(secret)
    await expect(
      it.city.run(makePassKeys, administrator(), { ...asked, firstDay: '2024-02-31' }),
    ).rejects.toMatchObject({ code: 'pass.day-unknown' })
  })

  test('sign nothing before the root has signed for them', async () => {
    const at = instantOf('2024-01-02T12:00:00+08:00')
    const before = await passKeyAlarms(it.city.sql, it.city.city, at)
    expect(before).toMatchObject([{ kind: 'pass-keys', subject: 'none:2024-01-02' }])
    await expect(it.pass(it.people[0] ?? '', at)).rejects.toMatchObject({ code: 'pass.no-key' })
    await it.city.run(importPassKeys, administrator(), {
      certificates: await certified(),
      lists: [],
    })
    const pass = await it.pass(it.people[0] ?? '', at)
    expect(await it.seen(pass.shown(at), at)).toMatchObject({ ok: true, class: 'clear' })
    expect(await passKeyAlarms(it.city.sql, it.city.city, at)).toMatchObject([
      { subject: 'low:2024-01-02', words: { en: expect.stringMatching(/January|2024|Jan/) } },
    ])
  })

  test('are imported all or none: another root, another key, longer days and another city are refused', async () => {
    const mine = await certified()
    const thief = rootOf('4101', new Uint8Array(32).fill(5))
    const bad = {
      'other-root': (await certified(thief))[0],
      'not-made-here': (
        await certified(it.root, { until: instantOf('2030-01-01T00:00:00+08:00') })
      )[0],
      'other-city': certify(rootOf('4102', new Uint8Array(32).fill(6)), {
        ...(parseCertificate(mine[0] ?? '')?.certificate ?? {
          key: 1,
          purpose: 'pass',
          from: 0,
          until: minuteMs,
          publicKey: '',
        }),
        city: '4102',
      }),
      unreadable: formatCertificate(new Uint8Array(111)),
    }
    for (const [code, text] of Object.entries(bad)) {
      const input = { certificates: [...mine, text ?? ''], lists: [] }
      await expect(it.city.run(importPassKeys, administrator(), input)).rejects.toMatchObject({
        code: 'pass.certificates-refused',
        items: [{ pointer: `/certificates/${mine.length}`, code }],
      })
    }
    const [row] = await it.city.sql`
      select certificate from pass_keys where key = ${parseCertificate(mine[0] ?? '')?.certificate.key ?? 0}`
    expect(row).toEqual({ certificate: null })
  })

  test('change at midnight by themselves, and a revoked one is followed by its spare at once', async () => {
    const { sql } = it.city
    const keyOf = async (at: number) =>
      (await ask(it.city.city, passKeyList, {}, { now: at, actor: administrator(), purpose: null }))
        .signsNow
    const noon = it.now + 4 * hourMs
    const first = await keyOf(noon)
    const next = await keyOf(noon + dayMs)
    expect(next).toBe((first ?? 0) + 1)
    const held = await it.pass(it.people[1] ?? '', noon)
    const revoke = { key: String(first), because: '演练' }
    await expect(
      it.city.run(revokePassKey, it.city.actor('city-commander'), revoke),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      it.city.run(revokePassKey, administrator(), { ...revoke, key: '60000' }),
    ).rejects.toMatchObject({ code: 'pass.key-unknown' })
    const at = noon + 5 * minuteMs
    expect(await it.seen(held.shown(at), at)).toMatchObject({ ok: true })
    const done = await it.city.run(revokePassKey, administrator(), revoke, at)
    expect(await it.city.run(revokePassKey, administrator(), revoke, at + hourMs)).toEqual(done)
    const later = at + minuteMs
    expect(await it.seen(held.shown(later), later)).toMatchObject({
      ok: false,
      fault: 'key-revoked',
    })
    const anew = await it.pass(it.people[1] ?? '', later)
    expect(await it.seen(anew.shown(later), later)).toMatchObject({ ok: true })
    expect(await keyOf(later)).not.toBe(first)
    expect(await sql`select from pass_keys where revoked_because = '演练'`).toHaveLength(1)
  })

  test('run out with a word days before, counted over both purposes and without gaps', () => {
    const day = (n: number) => it.now + n * dayMs
    const span = (purpose: 'pass' | 'list', from: number, until: number) => ({
      purpose,
      from: day(from),
      until: day(until),
    })
    const lists = span('list', -1, 30)
    expect(enoughUntil([span('pass', -1, 1), span('pass', 0.9, 2), lists], it.now)).toBe(day(2))
    expect(enoughUntil([span('pass', -1, 1), span('pass', 1.1, 9), lists], it.now)).toBe(day(1))
    expect(enoughUntil([span('pass', -1, 40), lists], it.now)).toBe(day(30))
    expect(enoughUntil([span('pass', -1, 40)], it.now)).toBeNull()
    expect(enoughUntil([span('pass', 1, 40), lists], it.now)).toBeNull()
  })
})

describe('a row that somebody wrote by hand', () => {
  test('signs no pass, is in no bundle, and takes no bundle with it', async () => {
    const at = it.now + 5 * hourMs
    const { sql } = it.city
    const genuine = certify(it.root, {
      ...{ city: '4101', key: 60_001, purpose: 'pass', publicKey: 'A'.repeat(43) },
      from: it.now - hourMs,
      until: it.now + dayMs,
    })
    const thief = certify(rootOf('4101', new Uint8Array(32).fill(5)), {
      ...{ city: '4101', key: 60_002, purpose: 'list', publicKey: 'A'.repeat(43) },
      from: it.now - hourMs,
      until: it.now + dayMs,
    })
    await sql`
      insert into pass_keys (key, purpose, public_key, private_cipher, from_at, until_at, made_at, made_by, certificate, imported_at, imported_by)
      select k.key, k.purpose, p.public_key, p.private_cipher, ${it.now - 99 * hourMs}, ${it.now + 99 * dayMs}, p.made_at, p.made_by, k.certificate, p.made_at, p.made_by
      from pass_keys p, (values (60001, 'pass', ${genuine}), (60002, 'list', ${thief}), (60003, 'pass', 'x'), (60004, 'list', 'K1')) k (key, purpose, certificate)
      where p.key = 1`
    await sql`
      insert into pass_root_lists (number, list, signed_at, imported_at, imported_by)
      values (4000000000, ${Buffer.from('L1 forged')}, ${at}, ${at}, 'x')`
    try {
      const trust = await it.guard(at)
      expect([60_001, 60_002, 60_003, 60_004].filter((key) => trust.keys.has(key))).toEqual([])
      const pass = await it.pass(it.people[2] ?? '', at)
      expect(await it.seen(pass.shown(at), at)).toMatchObject({ ok: true, class: 'clear' })
    } finally {
      await sql`delete from pass_keys where key > 60000`
      await sql`delete from pass_root_lists where number = 4000000000`
    }
  })
})

describe('a bundle for guards', () => {
  test('needs no session, names nobody, is the same for some seconds, and is not sent twice', async () => {
    const app = await it.city.app()
    const url = '/api/v1/passes/bundle'
    const answer = await app.inject({ url })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('public, max-age=10')
    const again = await app.inject({
      url,
      headers: { 'if-none-match': String(answer.headers.etag) },
    })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    for (const person of it.people) expect(answer.body).not.toContain(person)
    expect(Object.keys(answer.json())).toEqual(['city', 'root', 'now', 'certificates', 'lists'])
    await opened(answer.json())
  })

  test('is refused by a device that has had a later one', async () => {
    const at = it.now + 6 * hourMs
    const early = await it.bundle(at)
    const late = await opened(await it.bundle(at + 2 * minuteMs))
    await expect(opened(early, late)).rejects.toThrow('rolled-back')
  })

  test('carries the word of the root about keys that sign lists', async () => {
    const at = it.now + 8 * hourMs
    const [list] = await it.city.sql<{ key: number }[]>`
      select key from pass_keys where purpose = 'list' and certificate is not null order by key limit 1`
    const salt = new Uint8Array(16).fill(1)
    const signedAt = at - (at % minuteMs)
    const word = { number: 2, signedAt, salt, keys: [list?.key ?? 0] }
    const thief = rootOf('4101', new Uint8Array(32).fill(5))
    const input = (text: string) => ({ certificates: [], lists: [text] })
    await expect(
      it.city.run(importPassKeys, administrator(), input(certifyList(thief, word)), at),
    ).rejects.toMatchObject({ items: [{ code: 'other-root' }] })
    await it.city.run(importPassKeys, administrator(), input(certifyList(it.root, word)), at)
    const changed = certifyList(it.root, { ...word, keys: [] })
    await expect(
      it.city.run(importPassKeys, administrator(), input(changed), at),
    ).rejects.toMatchObject({ items: [{ code: 'number-taken' }] })
    // The list key is out, and the city still signs with it: devices keep what they had, and say how old it is.
    await expect(it.guard(at + minuteMs)).rejects.toThrow('bad-list')
  })
})

test('the root of a demo lies in one file that only its owner reads, and no table has it', async () => {
  const rows = await it.city.sql<
    { text: string }[]
  >`select row_to_json(k)::text as text from pass_keys k`
  const seed = it.root.privateKey.export({ format: 'jwk' }).d ?? '-'
  expect(rows.length).toBeGreaterThan(800)
  for (const { text } of rows) expect(text).not.toContain(seed)
  expect(readFileSync(new URL('./demo-keys.ts', import.meta.url), 'utf8')).toContain('mode: 0o600')
})
