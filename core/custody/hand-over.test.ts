import { describe, expect, test } from 'vitest'
import { type Accept, handOver, handOverEntries, legDue, type Offer } from './hand-over.ts'
import { balances, boxAccount, type Entry } from './ledger.ts'

describe('a hand-over', () => {
  const offer: Offer = {
    id: 'o',
    box: 7,
    from: 'site:1',
    to: 'courier:1',
    tubes: 50,
    by: 'xu',
    at: 0,
  }
  const accept: Accept = { id: 'a', offer: 'o', tubes: 48, by: 'ma', at: 9 }

  test('keeps both numbers', () => {
    expect(handOver(offer, null)).toEqual({ state: 'offered', given: 50 })
    expect(handOver(offer, { ...accept, tubes: 50 }).state).toBe('agreed')
    expect(handOver(offer, accept)).toEqual({
      state: 'differs',
      given: 50,
      received: 48,
      difference: -2,
    })
  })

  test('leaves what the receiver did not find with the giver', () => {
    const print: Entry[] = [
      { id: '1', at: 0, item: 'box', quantity: 1, box: 7, from: 'press', to: 'site:1' },
      { id: '2', at: 0, item: 'tube', quantity: 50, from: 'press', to: 'site:1' },
    ]
    const held = balances([...print, ...handOverEntries(offer, accept)])
    expect(boxAccount(held, 7)).toBe('courier:1')
    expect(held.tubes.get('site:1')).toBe(2)
    expect(held.tubes.get('courier:1')).toBe(48)
  })

  test('of an empty box moves the box alone', () => {
    expect(handOverEntries(offer, { ...accept, tubes: 0 }).map((entry) => entry.item)).toEqual([
      'box',
    ])
  })

  test('is due when the minutes of its leg are over', () => {
    expect(legDue(1_000, { site: 60, road: 120, reception: 30 }, 'road')).toBe(1_000 + 120 * 60_000)
  })
})
