import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { anOrderDesk, type OrderDesk } from '@bihuan/server/orders/an-order-desk.ts'
import { accountOfPerson } from '@bihuan/server/residents/account-of-person.ts'
import { appendPending } from '@bihuan/server/transparency/append-pending.ts'
import { entriesFrom } from '@bihuan/server/transparency/entries-store.ts'
import { logPolicyOf } from '@bihuan/server/transparency/log-policy.ts'
import { ownOrderProof } from '@bihuan/server/transparency/own-order-proof.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkOrder } from './check-order.ts'
import { cosign, type Witness } from './cosign.ts'
import { fetchStep, giveLine, inventedTime } from './fetch-step.ts'
import { makeKey } from './key-file.ts'
import { mirror, readMirror } from './mirror.ts'
import { practiceWitnesses } from './practice-witnesses.ts'
import { witnessServer } from './serve.ts'

// A real city and the witness program, over loopback HTTP: a court that is asked, and a school that fetches.
const folder = mkdtempSync(join(tmpdir(), 'bihuan-city-witness-'))
let desk: OrderDesk
let city: City
let base: string
let now: number
let school: Witness
let courtServer: ReturnType<typeof witnessServer>
beforeAll(async () => {
  desk = await anOrderDesk()
  now = desk.now
  city = desk.city.city
  const { origin } = city.anchors.log
  const logs = [city.keys.logSigner(origin).key]
  const court = makeKey(join(folder, 'court'), 'court.example/w')
  const courtHere = { signer: court, logs, folder: join(folder, 'court-state'), first: true }
  courtServer = witnessServer(courtHere, () => now)
  await new Promise<void>((done) => courtServer.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(courtServer.address() as AddressInfo).port}`
  const signer = makeKey(join(folder, 'school'), 'school.example/w')
  school = { signer, logs, folder: join(folder, 'school-state'), first: true }
  const witnesses = [
    { name: court.key.name, publicKey: court.key.publicKey, url },
    { name: signer.key.name, publicKey: signer.key.publicKey, url: '' },
  ]
  Object.assign(city.anchors, { log: { origin, witnesses, quorum: 2 } })
  const app = await desk.city.app()
  await app.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})
afterAll(() => {
  courtServer.close()
  rmSync(folder, { recursive: true })
})

/** One turn of `watch`: fetches, signs, gives the line back. */
async function watch(): Promise<string> {
  const answer = await cosign(school, await fetchStep(`${base}/api/v1/log`, school.folder), now)
  if (!answer.ok) return answer.en
  await giveLine(`${base}/api/v1/log/cosignatures`, answer.line)
  return `${answer.relation} ${answer.size}`
}
const logged = async () =>
  (
    await desk.city.sql<
      { n: number }[]
    >`select count(*)::int as n from orders where logged_at is not null`
  )[0]?.n

test('a city is witnessed by one that is asked and one that fetches, and a resident checks the order with the program', async () => {
  const [person = '', other = ''] = desk.people
  const order = await desk.order(person)
  expect(await appendPending(city, now)).toMatchObject({ size: 2, quorum: false })
  expect(await logged()).toBe(0)
  expect(await watch()).toBe('first 2')
  expect(await logged()).toBe(1)

  await desk.order(other)
  now += minuteMs
  expect(await appendPending(city, now)).toMatchObject({ quorum: false })
  expect(await watch()).toBe('grown 3')
  expect(await logged()).toBe(2)

  const id = await desk.city.sql.begin((tx) =>
    accountOfPerson(tx, person, '00000000-0000-4000-8000-000000000001', now),
  )
  const actor = { ...desk.city.actor('resident'), id }
  const proof = await desk.city.ask(ownOrderProof, actor, { person, order })
  const file = join(folder, 'proof.json')
  writeFileSync(file, JSON.stringify(proof))
  const said = await checkOrder(file, logPolicyOf(city), now)
  expect(said).toContain('entry 1 of 3')
  expect(said).toContain('school.example/w 2022-01-14T08:01:00+08:00')
  writeFileSync(file, JSON.stringify({ ...proof, order: Buffer.from('{}').toString('base64') }))
  await expect(checkOrder(file, logPolicyOf(city), now)).rejects.toThrow(/no effect/)
})

test('a mirror holds the whole log, goes on where it was, and keeps what was not finished', async () => {
  const log = city.keys.logSigner(city.anchors.log.origin).key
  const file = join(folder, 'mirror')
  const from = `${base}/api/v1/log`
  const stored = async () => entriesFrom(desk.city.sql, 0, 1_000)
  expect(await mirror(from, log, file)).toBe((await stored()).length)
  expect(readMirror(file)).toEqual(await stored())
  await desk.order(desk.people[4] ?? '')
  // A power cut in the middle of an entry.
  writeFileSync(file, readFileSync(file).subarray(0, 40))
  expect(readMirror(file)).toHaveLength(1)
  expect(await mirror(from, log, file)).toBe((await stored()).length)
  expect(readMirror(file)).toEqual(await stored())
  const bent = readFileSync(file)
  bent[5] = (bent[5] ?? 0) ^ 1
  writeFileSync(file, bent)
  await expect(mirror(from, log, file)).rejects.toThrow(/different people different things/)
  expect(await watch()).toBe('grown 4')
})

test('both refuse the log as soon as its past is another', async () => {
  const { sql } = desk.city
  const [kept] = await sql<{ size: string; note: string }[]>`
    select size, note from log_checkpoints order by size desc limit 1`
  // Who has the rights of the owner and the key of the log: two entries are taken out and others put in, all of it signed.
  await sql`delete from log_entries`
  await sql`delete from log_nodes`
  await sql`delete from log_checkpoints`
  await sql`update orders set logged_at = null`
  now += minuteMs
  await desk.order(desk.people[5] ?? '')
  expect(await appendPending(city, now)).toMatchObject({ breach: null, quorum: false })
  expect(await watch()).toMatch(/does not continue/)
  expect(await logged()).toBe(0)
  expect(kept?.note).toContain('school.example/w')
})

test('a witness of an invented city signs with its time', async () => {
  expect(Math.abs((await inventedTime(base)) - desk.now)).toBeLessThan(60_000)
  await expect(inventedTime(`${base}/nothing`)).rejects.toThrow(/404/)
})

test('the witnesses of an invented city know its log again after a stop, and hold nobody up', async () => {
  const log = city.keys.logSigner(city.anchors.log.origin).key
  const start = () => practiceWitnesses(join(folder, 'practice'), { log, cityUrl: base })
  const before = await start()
  before.close()
  const again = await start()
  expect(again.witnesses.map(({ publicKey }) => publicKey)).toEqual(
    before.witnesses.map(({ publicKey }) => publicKey),
  )
  const invented = {
    ...city.anchors,
    log: { ...city.anchors.log, witnesses: again.witnesses, quorum: 0 },
  }
  await desk.order(desk.people[7] ?? '')
  expect(await appendPending({ ...city, anchors: invented }, now)).toMatchObject({ quorum: true })
  const rows = await desk.city.sql<{ name: string }[]>`
    select name from log_witnesses where name like '%practice' and signed_at is not null order by name`
  expect(rows.map(({ name }) => name)).toEqual([
    'court.example/practice',
    'university.example/practice',
  ])
  again.close()
  // Away: the log's own moment counts, and nothing waits.
  await desk.order(desk.people[8] ?? '')
  expect(await appendPending({ ...city, anchors: invented }, now)).toMatchObject({ quorum: true })
})
