import { expect, test, vi } from 'vitest'
import { kindsOf } from './kinds.ts'

// The macro becomes code only in the build.
vi.mock('@lingui/core/macro', () => ({ msg: (parts: readonly string[]) => parts[0] }))

const act = (words: string, at: number) => ({ id: `${words}-${at}`, words, at, account: '1' })

test('unsent acts are told by kind, each with its number and its oldest, the longest waiting first', () => {
  const kinds = kindsOf([
    act('seal 41010000800098', 30),
    act('sample 41010000800098', 20),
    act('sample 41010000800107', 10),
    act('Box offered', 5),
  ])
  expect(kinds.map(({ key, count, oldestAt }) => [key, count, oldestAt])).toEqual([
    ['Box offered', 1, 5],
    ['sample', 2, 10],
    ['seal', 1, 30],
  ])
})
