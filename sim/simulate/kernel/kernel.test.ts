import { expect, test } from 'vitest'
import { idsOf, openKernel } from './kernel.ts'

async function runOf(seed: number): Promise<string[]> {
  const kernel = openKernel(seed)
  const said: string[] = []
  for (const who of ['a', 'b', 'c'])
    kernel.start(async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        await kernel.sleep(10)
        said.push(`${kernel.now()} ${who}`)
      }
    })
  await kernel.run(() => false)
  return said
}

test('what is due at one moment runs in an order that the seed decides, always the same', async () => {
  const runs = await Promise.all([1, 1, 2, 3].map(runOf))
  expect(runs[0]).toEqual(runs[1])
  expect(new Set(runs.map((one) => one.join())).size).toBeGreaterThan(1)
  for (const said of runs) {
    expect(said).toHaveLength(12)
    const times = said.map((line) => Number(line.split(' ')[0]))
    expect(times).toEqual([...times].sort((a, b) => a - b))
  }
})

test('an actor that throws ends the run with what it threw', async () => {
  const kernel = openKernel(1)
  kernel.start(async () => {
    await kernel.sleep(5)
    throw new Error('here')
  })
  await expect(kernel.run(() => false)).rejects.toThrow('here')
})

test('a run stops when it is over, and ids are the same for the same seed', async () => {
  const kernel = openKernel(1)
  kernel.start(async () => {
    for (;;) await kernel.sleep(1_000)
  })
  await kernel.run(() => kernel.now() >= 5_000)
  expect(kernel.now()).toBe(5_000)
  const [one, two] = [idsOf(openKernel(4).random), idsOf(openKernel(4).random)]
  expect(one()).toBe(two())
  expect(one()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
})
