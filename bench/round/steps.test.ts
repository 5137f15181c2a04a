import { expect, test } from 'vitest'
import { readyBy, steps, type Task } from './steps.ts'

const inOrder = (
  run: Parameters<typeof readyBy>[0],
  boxes: number,
  plates: { boxes: number[] }[],
) => {
  const ready = readyBy(run, boxes, plates)
  const done: Task[] = []
  const waiting = ready.first()
  for (let task = waiting.shift(); task; task = waiting.shift()) {
    done.push(task)
    waiting.push(...ready.after(task))
  }
  return done.map(({ step, n }) => `${step} ${n}`)
}

test('a plate waits for the last of its boxes, and everything is done once', () => {
  const done = inOrder(steps, 2, [{ boxes: [0, 1] }, { boxes: [1] }])
  expect(new Set(done).size).toBe(done.length)
  expect(done).toHaveLength(2 * 6 + 2 * 3)
  expect(done.indexOf('load 0')).toBeGreaterThan(done.indexOf('receive 1'))
  expect(done.indexOf('seal 1')).toBeGreaterThan(done.indexOf('upload 1'))
})

test('a single step is all there is, and ends', () => {
  expect(inOrder(['import'], 2, [{ boxes: [0, 1] }])).toEqual(['import 0'])
})
