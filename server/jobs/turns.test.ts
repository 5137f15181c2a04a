import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startTurns } from './turns.ts'

const faults: object[] = []
const log = { error: (fields: object) => void faults.push(fields) }

test('a turn that fails holds up neither the others nor the next round, and none runs after the stop', async () => {
  const done: string[] = []
  const turns = startTurns(
    [
      { name: 'first', run: async () => void done.push('first') },
      {
        name: 'failing',
        run: async () => {
          throw new Error('no database')
        },
      },
      {
        name: 'slow',
        run: async () => {
          await pause(30)
          done.push('slow')
        },
      },
    ],
    5,
    log,
  )
  while (done.length < 5) await pause(5)
  await turns.stop()
  const count = done.length
  // The one that was under way has ended; nothing begins any more.
  await pause(60)
  expect(done).toHaveLength(count)
  expect(done.slice(0, 4)).toEqual(['first', 'slow', 'first', 'slow'])
  expect(faults.slice(0, 2)).toMatchObject([{ turn: 'failing' }, { turn: 'failing' }])
})

test('a stop does not wait for the next round', async () => {
  const turns = startTurns([{ name: 'once', run: async () => {} }], 60_000, log)
  await pause(10)
  const began = performance.now()
  await turns.stop()
  expect(performance.now() - began).toBeLessThan(1_000)
})
