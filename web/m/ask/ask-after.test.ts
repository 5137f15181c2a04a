import { afterEach, expect, test, vi } from 'vitest'

const answers: ((body: string) => void)[] = []
vi.mock('../../api/client.ts', () => ({
  read: () => new Promise((resolve) => answers.push(resolve)),
}))
vi.mock('../storage/kept.ts', () => ({ keep() {}, keptOf: () => null, forgetKept() {} }))
const { askAgain, knownOf } = await import('./answers.ts')
const { askAfter } = await import('./ask-after.ts')
afterEach(() => {
  answers.length = 0
})
const turn = () => new Promise((resolve) => setTimeout(resolve))

test('an answer that was on its way before something was said is not taken for the one after it', async () => {
  const path = '/family/1/transfer'
  const before = askAgain(path, false)
  const after = askAfter(path)
  // Asking at once would be left out, and the old answer would stand.
  expect(answers).toHaveLength(1)
  answers[0]?.('old')
  await before
  await turn()
  expect(answers).toHaveLength(2)
  answers[1]?.('new')
  await after
  expect(knownOf(path).seen?.body).toBe('new')
})

test('where nothing is on its way it is asked at once', async () => {
  const after = askAfter('/family/2/transfer')
  expect(answers).toHaveLength(1)
  answers[0]?.('new')
  await after
  expect(knownOf('/family/2/transfer').seen?.body).toBe('new')
})
