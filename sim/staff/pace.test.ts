import { expect, test } from 'vitest'
import type { Client } from '../client/client.ts'
import { byTheClock } from './pace.ts'

test('waits for the city’s clock, however long it is paused', async () => {
  let clock = { now: 1_000, speed: 0 }
  const client = { clock: async () => clock } as unknown as Client
  const pace = byTheClock(client)
  await pace(1_000)
  let come = false
  const waiting = pace(61_000).then(() => {
    come = true
  })
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(come).toBe(false)
  clock = { now: 1_000, speed: 3_600_000 }
  await waiting
  expect(come).toBe(true)
})

test('stops waiting when it is told to', async () => {
  const client = { clock: async () => ({ now: 0, speed: 0 }) } as unknown as Client
  const stop = new AbortController()
  const waiting = byTheClock(client, stop.signal)(1)
  stop.abort()
  await expect(waiting).rejects.toThrow()
})
