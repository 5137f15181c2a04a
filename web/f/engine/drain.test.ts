import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChanges } from './apply.ts'
import type { ClockParts } from './clock.ts'
import { fieldClock } from './clock.ts'
import { drainer } from './drain.ts'
import type { Keeper } from './keeper.ts'
import { readMemory } from './memory.ts'
import type { StoredAct } from './records.ts'
import type { Sending } from './send.ts'

const account = { id: 'zhou', name: '周护士', role: 'sampler', isDemo: false }
const actOf = (n: number): StoredAct => ({
  ...{ n, id: `a${n}`, account: 'zhou', accountName: '周护士', at: n, words: '' },
  ...{ kind: 'events', round: '2022018', device: '101' },
  events: [{ kind: 'sample', id: `e${n}`, seq: n, at: '', tube: 't', person: 'p' }],
})

type Upload = { key: string | undefined; ids: string[] }

/** A phone with unsent events and a line; `isCut` says of the n-th request (from 1) whether its answer is lost. */
async function aPhone(
  events: number,
  isCut: (n: number) => boolean,
  isTooMany = (_: number) => false,
) {
  const acts = Array.from({ length: events }, (_, n): [number, unknown] => [n + 1, actOf(n + 1)])
  const memory = await readMemory({
    all: async (store) =>
      store === 'acts'
        ? acts
        : store === 'facts'
          ? [['account', account] as [string, unknown]]
          : [],
    get: async () => undefined,
    write: async () => undefined,
  })
  const keeper: Keeper = {
    memory: () => memory,
    async keep(decide) {
      const { changes, result } = await decide(memory)
      applyChanges(memory, changes)
      return result
    },
  }
  let now = 0
  const time: ClockParts = { wall: () => now, mono: () => now, wasHidden: () => false }
  const uploads: Upload[] = []
  const onServer: string[] = []
  let keys = 0
  const sending = drainer({
    ...time,
    keeper,
    clock: fieldClock(time, null),
    random: () => 0.5,
    newId: () => `key ${++keys}`,
    async send({ key, body }: Sending) {
      const { events: sent } = body as { events: { id: string }[] }
      const ids = sent.map(({ id }) => id)
      uploads.push({ key, ids })
      if (isTooMany(ids.length)) throw new TypeError('Failed to fetch')
      const fresh = ids.filter((id) => !onServer.includes(id))
      onServer.push(...fresh)
      if (isCut(uploads.length)) throw new TypeError('Failed to fetch')
      const told = {
        serverNow: '2022-01-18T08:00:00+08:00',
        applied: fresh.length,
        repeated: ids.length - fresh.length,
        refused: 0,
        answers: [],
      }
      return { status: 200, body: told, dateMs: null, retryAfterMs: null }
    },
  })
  return {
    uploads,
    onServer,
    unsent: () => memory.acts.size,
    /** Drains as the engine does, with time going on in between. */
    async drain(turns: number) {
      for (let turn = 0; turn < turns && memory.acts.size > 0; turn += 1) {
        await sending.drain()
        now += 61_000
      }
    },
    sizes: () => uploads.map(({ ids }) => ids.length),
  }
}

describe('the size of uploads', () => {
  test('begins with 50 and doubles with every answer up to 500', async () => {
    const phone = await aPhone(2_000, () => false)
    await phone.drain(1)
    expect(phone.sizes()).toEqual([50, 100, 200, 400, 500, 500, 250])
    expect(phone.unsent()).toBe(0)
  })

  test('an upload whose answer was lost is repeated whole, and is smaller when that is lost too', async () => {
    const phone = await aPhone(400, (n) => n === 3 || n === 4)
    await phone.drain(10)
    expect(phone.sizes()).toEqual([50, 100, 200, 200, 50, 100, 100])
    expect(phone.onServer).toHaveLength(400)
  })

  test('the repetition soon after is the same request, word for word', async () => {
    const phone = await aPhone(50, (n) => n === 1)
    await phone.drain(1)
    const [first] = phone.uploads
    expect(phone.unsent()).toBe(50)
    await phone.drain(2)
    expect(phone.uploads[1]?.ids).toEqual(first?.ids)
  })

  test('a line that carries no more than 12 events carries them all in the end', async () => {
    const phone = await aPhone(
      100,
      () => false,
      (count) => count > 12,
    )
    await phone.drain(400)
    expect(phone.unsent()).toBe(0)
    expect(phone.onServer).toHaveLength(100)
  })

  test('whatever answers are lost, every event is on the server once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 900 }),
        fc.array(fc.boolean()),
        async (count, cuts) => {
          const phone = await aPhone(count, (n) => cuts[n - 1] ?? false)
          await phone.drain(cuts.length + 1)
          expect(phone.unsent()).toBe(0)
          expect(phone.onServer).toEqual(Array.from({ length: count }, (_, n) => `e${n + 1}`))
        },
      ),
      { numRuns: 60 },
    )
  })
})
