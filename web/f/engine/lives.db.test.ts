import { conserves } from '@bihuan/server/testing/conserves.ts'
import { beforeAll, expect, test } from 'vitest'
import { aLife, type Flaw } from '../../testing/field/a-life.ts'
import { type FieldCity, fieldCity } from '../../testing/field/field-city.ts'
import { lifeFaults } from '../../testing/field/life-faults.ts'

// 1,000 by `npm run soak`; here as many as fit into a minute and a half.
const lives = Number(process.env.FIELD_LIVES ?? 200)
const atOnce = 4

let town: FieldCity
beforeAll(async () => {
  town = await fieldCity()
})

async function live(first: number, count: number, flaw?: Flaw) {
  const faults: string[] = []
  const told = { lives: 0, confirmed: 0, kept: 0, kills: 0, sends: 0, conflicts: 0 }
  const seeds = Array.from({ length: count }, (_, n) => first + n)
  const worker = async (_: unknown, lane: number) => {
    for (const seed of seeds.filter((one) => one % atOnce === lane)) {
      const life = await aLife(town, seed, flaw)
      faults.push(...(await lifeFaults(town, life)))
      told.lives += 1
      told.confirmed += life.confirmed.length
      told.kept += life.disk.acts.size
      told.kills += life.kills
      told.sends += life.sends
      told.conflicts += life.state.conflicts.length
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return { faults, told }
}

test(`${lives} lives of devices: what was confirmed by sound is on the server exactly once, and nothing else`, {
  timeout: 60_000 + lives * 1_500,
}, async () => {
  const { faults, told } = await live(0, lives)
  process.stderr.write(`field lives: ${JSON.stringify(told)}\n`)
  expect(faults).toEqual([])
  expect(told.lives).toBe(lives)
  expect(told.kills).toBeGreaterThan(lives / 2)
  await conserves(town.city)
})

test('an engine that sounds before the disk has it is found out', async () => {
  const early: Flaw = {
    disk: (shelf) => ({
      ...shelf,
      write: async (changes) => void shelf.write(changes).catch(() => undefined),
    }),
  }
  const { faults } = await live(5_000, 24, early)
  expect(faults.some((fault) => fault.includes('confirmed and not kept'))).toBe(true)
})

test('an engine that takes a timeout for an answer is found out', async () => {
  const trusting: Flaw = {
    line: (send) => async (sending) => {
      try {
        return await send(sending)
      } catch {
        const { events = [] } = (sending.body ?? {}) as { events?: unknown[] }
        const serverNow = new Date(town.city.start).toISOString()
        const body = { serverNow, applied: events.length, repeated: 0, refused: 0, answers: [] }
        return { status: 200, body, dateMs: null, retryAfterMs: null }
      }
    },
  }
  const { faults } = await live(6_000, 24, trusting)
  expect(faults.some((fault) => fault.includes('lost'))).toBe(true)
})
