import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyFields, type Item } from '../investigation/item.ts'
import { hourMs, instantOf } from '../time/instant.ts'
import { sha256 } from '../transparency/sha256.ts'
import { drawSample } from './draw-sample.ts'
import { exposureOfItem, joined, relationOf } from './from-item.ts'
import { type Stay, sharedStays } from './shared-rooms.ts'
import { nextStep } from './step.ts'
import { readSeat, vehicleOf } from './vehicle.ts'

const at = instantOf('2022-01-10T12:00:00+08:00')

describe('the sample of a second reading', () => {
  const ids = Array.from({ length: 200 }, (_, n) => `contact-${n}`)
  const draw = (all: readonly string[], size: number, seed = 'seed') =>
    drawSample(all, size, seed, { sha256 })

  test('is the same for everybody with the seed, whatever the order of the rows', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 200 }), (shuffled) => {
        expect(draw(shuffled, 10)).toEqual(draw(ids, 10))
      }),
      { numRuns: 5 },
    )
    expect(draw(ids, 10)).not.toEqual(draw(ids, 10, 'another'))
    expect(new Set(draw(ids, 300)).size).toBe(200)
  })

  test('gives each the same chance', () => {
    const times = new Map<string, number>()
    const few = ids.slice(0, 20)
    for (let n = 0; n < 200; n += 1)
      for (const id of draw(few, 5, `seed ${n}`)) times.set(id, (times.get(id) ?? 0) + 1)
    // 50 expected of 200 draws of 5 in 20; four standard deviations of a binomial are 25.
    for (const id of few) expect(Math.abs((times.get(id) ?? 0) - 50)).toBeLessThan(25)
  })
})

describe('shared stays', () => {
  const stay = (of: string, from: number, until: number, room: string | null = null): Stay => ({
    case: of,
    venue: 'mall',
    room,
    from: at + from * hourMs,
    until: at + until * hourMs,
  })

  test('are of two cases at one time, touching moments included, each pair once', () => {
    const found = sharedStays([
      stay('a', 0, 2, '101'),
      stay('b', 2, 3, '101'),
      stay('c', 2.5, 4, '102'),
      stay('a', 5, 6),
    ])
    expect(found.map(({ one, other, sameRoom }) => [one.case, other.case, sameRoom])).toEqual([
      ['a', 'b', true],
      ['b', 'c', false],
    ])
  })

  test('are none in different places', () => {
    expect(sharedStays([stay('a', 0, 2), { ...stay('b', 0, 2), venue: 'other' }])).toEqual([])
  })
})

describe('items of an investigation', () => {
  const item = (more: Partial<Item>): Item => ({
    ...emptyFields('visit'),
    id: 'i',
    state: 'confirmed',
    source: 'spoken',
    version: 1,
    from: at,
    until: at + hourMs,
    ...more,
  })

  test('give companions their relation as it was said, else by the ride and by what they did', () => {
    expect(relationOf(item({ activity: 'meal' }), '同事')).toBe('workmate')
    expect(relationOf(item({ activity: 'meal' }))).toBe('fellow-diner')
    expect(relationOf(item({}), 'constructor')).toBe('other')
    const transport = {
      kind: 'train' as const,
      number: 'G123',
      carriage: '05车',
      row: null,
      seat: '12A',
    }
    const ride = exposureOfItem(item({ transport }))
    expect(ride).toMatchObject({
      relation: 'fellow-traveller',
      transport: { kind: 'sealed_train', ofCase: { carriage: '5', row: 12 } },
    })
    expect(exposureOfItem(item({ from: null }))).toBeNull()
    expect(exposureOfItem(item({ until: null }))).not.toHaveProperty('minutes')
  })

  test('of several times together make one exposure from the first to the last', () => {
    const [one, two] = [item({}), item({ from: at + 5 * hourMs, until: at + 6 * hourMs })].map(
      (it) => exposureOfItem(it),
    )
    if (!one || !two) throw new Error('both have a time')
    expect(joined(one, [one, two])).toMatchObject({
      from: at,
      until: at + 6 * hourMs,
      minutes: 120,
    })
  })

  test('are rides of vehicles that the tables know', () => {
    expect(vehicleOf('train', 'K42')).toBe('open_train')
    expect(vehicleOf('train', 'd 3')).toBe('open_train')
    expect(vehicleOf('train', 'D3')).toBe('sealed_train')
    expect(vehicleOf('taxi', null)).toBe('car')
    expect(vehicleOf('walk', null)).toBeNull()
    expect(readSeat({ carriage: null, row: '7', seat: '12A' })).toEqual({ row: 7, seat: '12A' })
  })
})

describe('what is next', () => {
  const moments = {
    person: 'p',
    decided: null,
    signedAt: null,
    locatedAt: null,
    informedAt: null,
    placedAt: null,
    becameCase: null,
    droppedAt: null,
  }
  test.each([
    [{}, 'judge'],
    [{ decided: 'close', person: null }, 'identify'],
    [{ decided: 'general', person: null }, 'sign'],
    [{ decided: 'close' }, 'sign'],
    [{ decided: 'general', signedAt: 1 }, 'done'],
    [{ decided: 'close', signedAt: 1 }, 'locate'],
    [{ decided: 'close', signedAt: 1, locatedAt: 2 }, 'inform'],
    [{ decided: 'close', signedAt: 1, locatedAt: 2, informedAt: 3 }, 'place'],
    [{ decided: 'close', signedAt: 1, placedAt: 2 }, 'done'],
    [{ decided: 'close', becameCase: 'c' }, 'done'],
    [{ droppedAt: 1 }, 'done'],
  ] as const)('with %o is %s', (more, step) => {
    expect(nextStep({ ...moments, ...more })).toBe(step)
  })
})
