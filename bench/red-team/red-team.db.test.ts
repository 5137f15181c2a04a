import { aCity } from '@bihuan/server/testing/a-city.ts'
import { lookNow } from '@bihuan/server/watch/memory.ts'
import { watchOnce } from '@bihuan/server/watch/watch-once.ts'
import { beforeAll, expect, test } from 'vitest'
import { attacks } from './attacks.ts'
import { signaturesUnchecked } from './controls.ts'
import { askEffect, begin, look } from './run-attacks.ts'
import { openStand, type Stand } from './stand.ts'

let stand: Stand
beforeAll(async () => {
  const { url, city } = await aCity()
  stand = await openStand({ url, keys: city.keys, runsJobs: false })
  return () => stand.close()
}, 120_000)

test('the product is served without owner rights, and says so', async () => {
  expect(await stand.ready()).toMatchObject({ roles: 'app' })
})

test('the control: an order with its ground, signed by two, does restrict', async () => {
  const person = stand.victim()
  expect((await stand.status(person)).class).toBe('clear')
  await stand.goodOrder(person)
  expect((await stand.status(person)).class).toBe('stay')
})

test.each(attacks)('$way by $by restricts nobody and is seen: $tries', async (attack) => {
  await watchOnce(stand.city, stand.now)
  const underway = await begin(stand, attack)
  await stand.log()
  await askEffect(stand, underway)
  // PostgreSQL tells its counters within a second; the next look would see it as well.
  await stand.owner`select pg_stat_force_next_flush()`
  await stand.owner`select`
  lookNow(stand.city.sql)
  await watchOnce(stand.city, stand.now)
  await look(stand, [underway])
  await attack.undo?.(stand)
  const { restricted, seenBy } = underway.outcome
  expect({ restricted, seenBy }).toEqual({
    restricted: 0,
    seenBy: expect.arrayContaining([expect.any(String)]),
  })
})

test('the control: a product that takes every signature is restricted by a forged one', async () => {
  expect(await signaturesUnchecked(stand)).toEqual({
    failed: true,
    checked: 'remind',
    unchecked: 'stay',
  })
})

test('the control: a watch that is switched off sees nothing', async () => {
  const person = stand.victim()
  await watchOnce(stand.city, stand.now)
  await stand.forge.fact(stand.owner, person)
  expect(await watchOnce(stand.city, stand.now, [])).toEqual([])
  lookNow(stand.city.sql)
  expect((await watchOnce(stand.city, stand.now)).length).toBeGreaterThan(0)
})
