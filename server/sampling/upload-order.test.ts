import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { conserves } from '../testing/conserves.ts'
import { aTubeSet, drafts, type Said } from './a-tube-set.ts'
import { upload } from './upload.ts'

let few: Awaited<ReturnType<typeof aTubeSet>>
beforeAll(async () => {
  few = await aTubeSet({ sites: 2 })
})

async function send(parts: readonly Said[]): Promise<void> {
  for (const device of [1, 2]) {
    const own = parts.filter((said) => said.device === device)
    if (own.length === 0) continue
    await few.city.run(upload, few.city.actor('sampler'), few.inputOf(device, own))
  }
}

const uploads = fc.array(drafts(2), { minLength: 1, maxLength: 10 }).chain((list) => {
  const indexes = list.map((_, n) => n)
  return fc.record({
    list: fc.constant(list),
    order: fc.shuffledSubarray(indexes, { minLength: indexes.length }),
    again: fc.subarray(indexes),
    cuts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }),
  })
})

test('any permutation, duplication and splitting of uploads ends as core says for the set of events', async () => {
  await fc.assert(
    fc.asyncProperty(uploads, async ({ list, order, again, cuts }) => {
      const tubes = await few.freshTubes()
      const said = list.map((one, n) => few.saidOf(one, n + 1, tubes))
      const queue = [...order, ...again].flatMap((n) => said[n] ?? [])
      for (let k = 0; queue.length > 0; k += 1) await send(queue.splice(0, cuts[k % cuts.length]))
      expect(await few.stateOf(tubes)).toEqual(few.expectedState(said, tubes))
      await conserves(few.city)
    }),
    { numRuns: 150 },
  )
}, 240_000)
