import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelNumber } from '../labels/label.ts'
import type { PoolSize } from '../notice/notice.ts'
import { capacityOfPool, checkEvent } from './check-event.ts'
import type { SealEvent } from './events.ts'

const tube = labelNumber('tube', '4101', 7)
const sealOf = (people: string[], count = people.length): SealEvent => ({
  kind: 'seal',
  id: 'e1',
  device: 'north',
  seq: 1,
  at: 10,
  tube,
  openedAt: 0,
  count,
  members: people.map((person, at) => ({ person, at })),
})
const people = (n: number) => Array.from({ length: n }, (_, index) => `person ${index}`)

test.each([
  [0, ['tube-empty']],
  [1, []],
  [9, []],
  [10, []],
  [11, ['tube-full']],
])('a ten-tube sealed with %i people is refused for %j', (n, refusals) => {
  expect(checkEvent(sealOf(people(n)), { poolSize: 10 })).toEqual(refusals)
})

test('a household tube takes up to twenty people', () => {
  expect(checkEvent(sealOf(people(20)), { poolSize: 'household' })).toEqual([])
  expect(checkEvent(sealOf(people(21)), { poolSize: 'household' })).toEqual(['tube-full'])
})

test('a count by hand that differs from the list is refused', () => {
  expect(checkEvent(sealOf(people(9), 10), { poolSize: 10 })).toEqual(['count-mismatch'])
})

test('a person listed twice is refused', () => {
  expect(checkEvent(sealOf(['bai', 'bai']), { poolSize: 10 })).toEqual(['person-twice-in-tube'])
})

test.each([0, -tube, tube + 0.5, 410_100_000_007, 41_010_000_000_070, Number.NaN])(
  'the code %d is refused',
  (bad) => {
    expect(checkEvent({ ...sealOf(['bai']), tube: bad }, { poolSize: 10 })).toEqual(['bad-code'])
  },
)

test('both codes of a move are checked, and they differ', () => {
  const move = { kind: 'move', id: 'e1', device: 'n', seq: 1, at: 1, reason: 'torn' } as const
  expect(checkEvent({ ...move, from: tube, to: 3 }, { poolSize: 10 })).toEqual(['bad-code'])
  expect(checkEvent({ ...move, from: tube, to: tube }, { poolSize: 10 })).toEqual([
    'moved-to-itself',
  ])
  expect(checkEvent({ ...move, from: tube, to: tube + 1 }, { poolSize: 10 })).toEqual([])
})

test('a seal passes exactly when count, list and capacity agree', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<PoolSize>(1, 5, 10, 20, 'household'),
      fc.array(
        fc.integer({ min: 0, max: 60 }).map((n) => `person ${n}`),
        { maxLength: 22 },
      ),
      fc.integer({ min: -1, max: 1 }),
      (poolSize, list, off) => {
        const passes =
          off === 0 &&
          list.length > 0 &&
          list.length <= capacityOfPool(poolSize) &&
          new Set(list).size === list.length
        expect(checkEvent(sealOf(list, list.length + off), { poolSize }).length === 0).toBe(passes)
      },
    ),
    { numRuns: 1_000 },
  )
})
