import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Account, isAccount } from './account.ts'
import { type Balances, balances, boxAccount, type Entry, emptyLedger, post } from './ledger.ts'

const accounts: Account[] = [
  'press',
  'stock',
  'site:12',
  'courier:3',
  'laboratory:1',
  'done',
  'void',
  'lost',
]

const way = {
  at: fc.integer({ min: 0, max: 9 }),
  from: fc.constantFrom(...accounts),
  to: fc.constantFrom(...accounts),
}
const anEntry = fc.oneof(
  fc.record({
    ...way,
    item: fc.constant('tube' as const),
    quantity: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({
    ...way,
    item: fc.constant('box' as const),
    quantity: fc.constant(1 as const),
    box: fc.integer({ min: 1, max: 3 }),
  }),
)
// Half of the entries come from the press, so that there is something to pass on.
const entries = fc
  .array(
    fc
      .tuple(anEntry, fc.boolean())
      .map(([entry, fresh]) => (fresh ? { ...entry, from: 'press' as const } : entry)),
    { maxLength: 30 },
  )
  .map((all): Entry[] => all.map((entry, index) => ({ ...entry, id: `entry-${index}` })))

function postAll(all: Entry[]): { held: Balances; accepted: Entry[] } {
  let held = emptyLedger()
  const accepted: Entry[] = []
  for (const entry of all) {
    const posting = post(held, entry)
    if (!posting.posted) continue
    held = posting.balances
    accepted.push(entry)
  }
  return { held, accepted }
}

/** The ledger as things in places: every printed tube is an object in one array, every box has one place. */
function naive(all: Entry[]) {
  const tubes: Account[] = []
  const boxes = new Map<number, Account>()
  const accepted: Entry[] = []
  for (const entry of all) {
    if (entry.from === entry.to || entry.quantity < 1) continue
    if (entry.item === 'box') {
      if (entry.from !== (boxes.get(entry.box) ?? 'press')) continue
      if (entry.to === 'press') boxes.delete(entry.box)
      else boxes.set(entry.box, entry.to)
    } else if (entry.from === 'press') {
      // Tubes given back to the press are gone; the ledger may also print against them.
      for (let i = 0; i < entry.quantity; i++) tubes.push(entry.to)
    } else {
      const there = tubes.flatMap((place, index) => (place === entry.from ? [index] : []))
      if (there.length < entry.quantity) continue
      for (const index of there.slice(0, entry.quantity)) tubes[index] = entry.to
    }
    accepted.push(entry)
  }
  return { tubes: tubes.filter((place) => place !== 'press'), boxes, accepted }
}

describe('the ledger', () => {
  test('agrees with things lying in places, entry by entry', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const { held, accepted } = postAll(all)
        const model = naive(all)
        expect(accepted).toEqual(model.accepted)
        for (const account of accounts) {
          if (account === 'press') continue
          expect(held.tubes.get(account) ?? 0).toBe(model.tubes.filter((t) => t === account).length)
        }
        for (const box of [1, 2, 3])
          expect(boxAccount(held, box)).toBe(model.boxes.get(box) ?? null)
      }),
      { numRuns: 3_000 },
    )
  })

  test('sums to zero after every sequence, and only the press is below zero', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const { held } = postAll(all)
        for (const places of [held.tubes, ...held.boxes.values()]) {
          expect([...places.values()].reduce((a, b) => a + b, 0)).toBe(0)
          for (const [account, quantity] of places)
            if (account !== 'press') expect(quantity).toBeGreaterThan(0)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('has every printed box in exactly one account', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const { held, accepted } = postAll(all)
        for (const entry of accepted) {
          if (entry.item !== 'box') continue
          const places = [...(held.boxes.get(entry.box) ?? [])].filter(
            ([, quantity]) => quantity > 0,
          )
          const last = accepted.findLast((other) => other.item === 'box' && other.box === entry.box)
          if (last?.to === 'press') expect(places).toEqual([])
          else expect(places).toEqual([[last?.to, 1]])
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('sums posted entries alike in any order and with repeats', () => {
    const posted = entries.map((all) => postAll(all))
    const arrived = posted.chain(({ held, accepted }) =>
      fc.tuple(
        fc.constant(held),
        fc.shuffledSubarray([...accepted, ...accepted], { minLength: accepted.length * 2 }),
      ),
    )
    fc.assert(
      fc.property(arrived, ([held, all]) => {
        const summed = balances(all)
        expect(plain(summed)).toEqual(plain(held))
      }),
      { numRuns: 1_000 },
    )
  })

  test('says why it refuses', () => {
    const box = { id: 'b', at: 0, item: 'box', quantity: 1, box: 7 } as const
    const tube = { id: 't', at: 0, item: 'tube', quantity: 5 } as const
    const { held } = postAll([
      { ...box, from: 'press', to: 'site:1' },
      { ...tube, from: 'press', to: 'site:1' },
    ])
    const refused = (entry: Entry) => {
      const posting = post(held, entry)
      return posting.posted ? null : posting.because
    }
    expect(refused({ ...tube, quantity: 6, from: 'site:1', to: 'lost' })).toBe('not-enough')
    expect(refused({ ...tube, quantity: 1.5, from: 'site:1', to: 'lost' })).toBe('quantity')
    expect(refused({ ...tube, from: 'site:1', to: 'site:1' })).toBe('same-account')
    expect(refused({ ...box, from: 'courier:1', to: 'laboratory:1' })).toBe('box-elsewhere')
    expect(refused({ ...box, from: 'press', to: 'site:2' })).toBe('box-printed-twice')
    expect(refused({ ...tube, from: 'site:1', to: 'courier:1' })).toBe(null)
  })

  test('knows its accounts', () => {
    expect(accounts.every(isAccount)).toBe(true)
    expect(['', 'site:', 'bank', 'site', 'lost:1'].some(isAccount)).toBe(false)
  })
})

function plain({ tubes, boxes }: Balances) {
  const rows = (places: ReadonlyMap<Account, number>) => Object.fromEntries(places)
  const kept = [...boxes].filter(([, places]) => places.size > 0)
  return { tubes: rows(tubes), boxes: Object.fromEntries(kept.map(([box, p]) => [box, rows(p)])) }
}
