import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { fromBase64, toBase64 } from '@bihuan/core/transparency/base64.ts'
import { cosignatureLine, cosignedBytes } from '@bihuan/core/transparency/cosignature.ts'
import { parseNoteKey } from '@bihuan/core/transparency/note-key.ts'
import { proveOrder } from '@bihuan/core/transparency/prove-order.ts'
import { parseNote } from '@bihuan/core/transparency/signed-note.ts'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../door/actor.ts'
import type { City } from '../door/command.ts'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { accountOfPerson } from '../residents/account-of-person.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { appendPending } from './append-pending.ts'
import { nodeSha256, noteSigner, verifyEd25519 } from './ed25519.ts'
import { ownOrderProof } from './own-order-proof.ts'
import { publishDays } from './publish-days.ts'

const by = { verify: verifyEd25519, sha256: nodeSha256 }
const court = noteSigner('court.example/w', 'witness', generateKeyPairSync('ed25519').privateKey)
let desk: OrderDesk
let app: FastifyInstance
let city: City
const orders: string[] = []

/** A city whose one witness fetches by itself. */
beforeAll(async () => {
  desk = await anOrderDesk()
  const { anchors } = desk.city.city
  const witnesses = [{ name: court.key.name, publicKey: court.key.publicKey, url: '' }]
  Object.assign(anchors, {
    log: { ...anchors.log, witnesses, quorum: 1 },
  } satisfies Partial<TrustAnchors>)
  city = desk.city.city
  app = await desk.city.app()
})

const get = (path: string) => app.inject({ url: `/api/v1/log${path}` })
const give = (body: string) =>
  app.inject({
    method: 'POST',
    url: '/api/v1/log/cosignatures',
    headers: { 'content-type': 'text/plain' },
    body,
  })
/** The line of the witness under the newest checkpoint, as tools/witness makes it. */
async function lineAt(at: number, signer = court): Promise<string> {
  const text = parseNote((await get('/checkpoint')).body)?.text ?? ''
  const seconds = Math.floor(at / 1000)
  return cosignatureLine(signer.key, seconds, signer.sign(cosignedBytes(text, seconds)))
}
const residentOf = async (person: string): Promise<Actor> => {
  const { sql, start } = desk.city
  const id = await sql.begin((tx) => accountOfPerson(tx, person, randomUUID(), start))
  return { id, name: '居民', role: 'resident', areaCode: '410105001001', unit: `person:${person}` }
}

describe('the public log', () => {
  test('is there without a session, and says when it is empty', async () => {
    expect((await get('')).json()).toMatchObject({ size: 0, witnessed: null, quorum: 1 })
    expect((await get('/checkpoint')).statusCode).toBe(404)
    expect((await get('/days')).json()).toMatchObject({ days: [] })
  })

  test('a witness that fetches gives its line, and from then on the orders are logged', async () => {
    for (const person of desk.people.slice(0, 12)) orders.push(await desk.order(person))
    expect(await appendPending(city, desk.now)).toMatchObject({ quorum: false })
    const { body, headers } = await get('/checkpoint')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(headers['cache-control']).toBe('public, max-age=10')
    expect(body.split('\n').slice(0, 2)).toEqual(['localhost/orders', String(13)])
    const stranger = noteSigner(
      'court.example/w',
      'witness',
      generateKeyPairSync('ed25519').privateKey,
    )
    for (const line of ['', 'x', await lineAt(desk.now, stranger), await lineAt(desk.now + hourMs)])
      expect((await give(line)).json()).toMatchObject({ quorum: false })
    const [unlogged] = await desk.city
      .sql`select count(*)::int as n from orders where logged_at is null`
    expect(unlogged).toEqual({ n: 12 })
    expect((await give(await lineAt(desk.now))).json()).toEqual({ size: 13, quorum: true })
    const [logged] = await desk.city
      .sql`select count(*)::int as n from orders where logged_at = ${desk.now}`
    expect(logged).toEqual({ n: 12 })
    expect((await get('')).json()).toMatchObject({
      size: 13,
      witnessed: { size: 13, at: '2022-01-14T00:00:00.000Z' },
      witnesses: [{ name: 'court.example/w', size: 13, signedAt: '2022-01-14T00:00:00.000Z' }],
    })
  })

  test('shows commitments and proofs of every place, and nothing beyond', async () => {
    const { entries } = (await get('/entries?from=0&to=13')).json<{ entries: string[] }>()
    expect(entries).toHaveLength(13)
    for (const [index, entry] of entries.entries()) {
      const proof = (await get(`/proof?entry=${encodeURIComponent(entry)}`)).json()
      expect(proof).toMatchObject({ index, size: 13 })
    }
    expect((await get('/consistency?old=5&size=13')).body.trim().split('\n')).toHaveLength(5)
    expect((await get('/consistency?old=5&size=13')).headers['cache-control']).toContain(
      'immutable',
    )
    for (const path of [
      '/consistency?old=5&size=14',
      '/entries?from=0&to=14',
      '/proof?index=13',
      '/proof',
    ])
      expect((await get(path)).json()).toMatchObject({ status: 404 })
    for (const path of ['/consistency?old=-1&size=3', '/entries?from=a&to=3'])
      expect((await get(path)).json()).toMatchObject({ status: 400 })
    expect((await get('/consistency?old=5&size=3')).json()).toMatchObject({
      code: 'log.size-unknown',
    })
  })

  test('a damaged table gives no proof instead of a wrong one', async () => {
    const [kept] = await desk.city.sql<
      { hash: Buffer }[]
    >`select hash from log_nodes where level = 1 and index = 0`
    await desk.city.sql`update log_nodes set hash = sha256(hash) where level = 1 and index = 0`
    expect((await get('/proof?index=3')).json()).toMatchObject({ code: 'log.proof-broken' })
    await desk.city
      .sql`update log_nodes set hash = ${kept?.hash ?? Buffer.alloc(0)} where level = 1 and index = 0`
    expect((await get('/proof?index=3')).statusCode).toBe(200)
  })

  test('shows the days that were published, with the names of their codes', async () => {
    const at = desk.now + 40 * hourMs
    expect(await publishDays(city, at)).toHaveLength(2)
    const body = (await get('/days')).json()
    expect(body).toMatchObject({
      districts: { '410105': '金水区' },
      bases: { close_contact: { zh: expect.any(String), en: expect.any(String) } },
      days: [
        { day: '2022-01-14', counts: { total: 12 } },
        { day: '2022-01-13', counts: { total: 0 } },
      ],
      older: false,
    })
    expect((await get('/days?before=2022-01-14')).json<{ days: object[] }>().days).toHaveLength(1)
    expect((await get('/days?before=yesterday')).statusCode).toBe(400)
  })
})

describe('the proof of one’s own order', () => {
  test('is for the person and who acts for them, and for nobody else', async () => {
    const [own = '', other = ''] = desk.people
    const actor = await residentOf(own)
    const ask = (person: string, order: string) =>
      desk.city.ask(ownOrderProof, actor, { person, order })
    await expect(ask(other, orders[1] ?? '')).rejects.toMatchObject({ code: 'person.unknown' })
    await expect(ask(own, orders[1] ?? '')).rejects.toMatchObject({ code: 'order.unknown' })
    await expect(ask(own, 'nothing')).rejects.toMatchObject({ code: 'order.unknown' })
    // A row that somebody hung on this person: the words of the order decide.
    await desk.city.sql`update orders set person_id = ${own} where id = ${orders[1] ?? ''}`
    await expect(ask(own, orders[1] ?? '')).rejects.toMatchObject({ code: 'order.unknown' })
    await desk.city.sql`update orders set person_id = ${other} where id = ${orders[1] ?? ''}`
    await expect(
      desk.city.ask(ownOrderProof, desk.officers.actor('wu'), {
        person: own,
        order: orders[0] ?? '',
      }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
  })

  test('holds without the city: in the hands of core alone, and not for another order', async () => {
    const person = desk.people[2] ?? ''
    const held = await desk.city.ask(ownOrderProof, await residentOf(person), {
      person,
      order: orders[2] ?? '',
    })
    const bytes = (said: string) => fromBase64(said) ?? new Uint8Array()
    const log = parseNoteKey(held.log, nodeSha256)
    const witnesses = held.witnesses.flatMap((line) => parseNoteKey(line, nodeSha256) ?? [])
    if (!log) throw new Error('no key')
    const policy = { origin: log.name, log, witnesses, quorum: 1, ageMaxMs: null }
    const prove = (order: string) =>
      proveOrder(
        { bytes: bytes(order), salt: bytes(held.salt) },
        { index: held.index, path: held.path.map(bytes), checkpoint: held.checkpoint },
        policy,
        desk.now,
        by,
      )
    expect(await prove(held.order)).toMatchObject({
      ok: true,
      seenAt: desk.now,
      witnesses: [{ name: 'court.example/w' }],
    })
    const text = Buffer.from(held.order, 'base64').toString('utf8')
    expect(text).toContain(person)
    const forged = toBase64(Uint8Array.from(Buffer.from(text.replace('isolate', 'monitor'))))
    expect(await prove(forged)).toMatchObject({ ok: false, fault: 'not-in-the-log' })
  })

  test('is refused while no quorum has signed what it stands in', async () => {
    const person = desk.people[20] ?? ''
    const order = await desk.order(person)
    const actor = await residentOf(person)
    const ask = () => desk.city.ask(ownOrderProof, actor, { person, order })
    await expect(ask()).rejects.toMatchObject({ code: 'order.not-in-log' })
    await appendPending(city, desk.now + 41 * hourMs)
    await expect(ask()).rejects.toMatchObject({ code: 'order.not-in-log' })
    await app.inject({
      url: '/api/v1/log',
      headers: { 'x-demo-now': String(desk.now + 41 * hourMs) },
    })
    await give(await lineAt(desk.now + 41 * hourMs))
    expect(await ask()).toMatchObject({ index: 15 })
  })
})
