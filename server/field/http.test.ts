import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { aDevice, sealAs } from './a-device.ts'

let city: TestCity
let round: TestRound
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 40 })
})

test('over HTTP a phone joins, learns its work, takes the roster, registers, and hands in its file', async () => {
  const account = {
    signInName: 'nurse-1',
    displayName: '周*',
    role: 'sampler' as const,
    areaCode: '410105001',
    unit: 'site:1',
  }
  const { account: id } = await city.run(createAccount, city.actor('administrator'), account)
  const app = await city.app()
  const headers = { authorization: `Bearer ${city.tokenFor(id)}` }
  const get = async (path: string) => {
    const answer = await app.inject({ url: `/api/v1${path}`, headers })
    return { status: answer.statusCode, body: answer.json() }
  }
  const post = async (path: string, payload: object) => {
    const answer = await app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      headers: { ...headers, 'idempotency-key': randomUUID() },
      payload,
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const joined = await post('/devices/join', { round: round.round, site: '1' })
  expect(joined).toEqual({
    status: 200,
    body: { device: '500001', round: round.round, site: '1' },
  })
  const { device } = joined.body
  const book = await get(`/devices/${device}/book`)
  expect(book).toMatchObject({ status: 200, body: { device, site: '1' } })
  const taken = await post(`/devices/${device}/roster`, {})
  expect(taken).toMatchObject({ status: 200, body: { people: 40, chunks: 1 } })
  const chunk = await get(`/rosters/${taken.body.take}/0`)
  expect(chunk.body.people).toHaveLength(40)
  expect((await get(`/rosters/${taken.body.take}/1`)).status).toBe(404)

  const said = aDevice(city.start, device)
  const walkIn = said.walkIn()
  expect(await post('/walk-ins', walkIn)).toMatchObject({ status: 200, body: { wasKnown: false } })
  const report = { round: round.round, people: 9, at: said.at(0) }
  expect(await post('/sites/1/queue', report)).toMatchObject({ status: 200 })
  const acts = [
    {
      id: randomUUID(),
      seq: 1,
      account: id,
      kind: 'events',
      events: [said.seal(round.tube(1, 0), [walkIn.person])],
    },
  ]
  const work = { v: 1, device, round: round.round, sentAt: said.at(30), acts }
  const sealed = sealAs(city.city.keys, device, work)
  expect(await post('/uploads/sealed', { device, sealed })).toMatchObject({
    status: 200,
    body: { applied: 1, refused: 0 },
  })
  expect(await post('/uploads/sealed', { device: '101', sealed })).toMatchObject({
    status: 422,
    body: { code: 'sealed.not-opened' },
  })
  const devices = await get(`/rounds/${round.round}/devices`)
  expect(devices.body.devices.map((one: { device: string }) => one.device)).toEqual(['101', device])
  expect((await get('/same-person-claims')).body.code).toBe('access.role-may-not')
})
