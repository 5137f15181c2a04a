import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { aCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'

test('answers for a round over HTTP, path and query together', async () => {
  const city = await aCity()
  const { round } = await aRound(city, { people: 20 })
  const { account } = await city.run(createAccount, city.actor('administrator'), {
    signInName: 'commander',
    displayName: '指挥长',
    role: 'city-commander',
    areaCode: '4101',
    unit: '指挥部',
  })
  const app = await city.app()
  const authorization = `Bearer ${city.tokenFor(account)}`
  const read = async (url: string) => (await app.inject({ url, headers: { authorization } })).json()
  expect(await read('/api/v1/rounds')).toMatchObject({ rounds: [{ round }] })
  expect(await read(`/api/v1/rounds/${round}/board`)).toMatchObject({
    roll: { due: 20 },
    conserved: true,
  })
  expect(await read(`/api/v1/rounds/${round}/coverage?building=1`)).toMatchObject({
    total: { due: 20 },
  })
  expect(await read('/api/v1/loops?overdue=true&limit=5')).toMatchObject({ loops: [] })
  const extended = await app.inject({
    method: 'POST',
    url: `/api/v1/rounds/${round}/extend`,
    headers: { authorization, 'idempotency-key': randomUUID() },
    payload: { closesAt: '2022-01-14T20:00:00+08:00' },
  })
  expect(extended.json()).toEqual({ round, closesAt: '2022-01-14T12:00:00.000Z' })
})
