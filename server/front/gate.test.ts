import { describe, expect, test, vi } from 'vitest'
import { AdaptiveLimit } from './adaptive-limit.ts'
import { Gate, type Place } from './gate.ts'
import type { GatedWork } from './work.ts'

/** A gate before one application with so many places, and who went where. */
function aGate(places: number) {
  const started: string[] = []
  const refused: string[] = []
  const state = { places, inside: 0, now: 0 }
  const app: Place = {
    places: () => state.places,
    free: () => state.places - state.inside,
    full: () => {},
  }
  const gate = new Gate<Place>(
    () => [app],
    () => state.now,
  )
  const offer = (work: GatedWork, name: string = work, isGone = () => false) =>
    gate.offer({
      work,
      isGone,
      start() {
        state.inside += 1
        started.push(name)
      },
      refuse: () => refused.push(name),
    })
  const leave = (work: GatedWork) => {
    state.inside -= 1
    gate.leave(work)
  }
  return { gate, state, offer, leave, started, refused }
}

describe('the gate', () => {
  test('lets the field in before a report when both wait', () => {
    const { offer, leave, started } = aGate(4)
    for (let n = 0; n < 4; n += 1) offer('field', 'first')
    offer('report', 'report-1')
    offer('report', 'report-2')
    offer('desk')
    offer('desk')
    offer('desk', 'desk-3')
    offer('field', 'field')
    // One of each class below may come in though all is taken: its floor.
    expect(started.slice(4)).toEqual(['report-1', 'desk', 'desk'])
    for (let n = 0; n < 4; n += 1) leave('field')
    expect(started.slice(7)).toEqual(['field'])
    leave('field')
    expect(started.slice(7)).toEqual(['field', 'desk-3'])
    leave('desk')
    expect(started.slice(7)).toEqual(['field', 'desk-3', 'report-2'])
  })

  test('keeps a class to its share however many places are free', () => {
    const { offer, started, gate } = aGate(100)
    for (let n = 0; n < 60; n += 1) offer('desk')
    expect([started.length, gate.inside('desk'), gate.waiting('desk')]).toEqual([50, 50, 10])
    offer('field')
    expect(started.at(-1)).toBe('field')
    gate.close()
  })

  test('refuses at once who would wait in vain, and after its time who waits', () => {
    vi.useFakeTimers()
    const { offer, state, refused, gate } = aGate(10)
    for (let n = 0; n < 10; n += 1) offer('field', `in-${n}`)
    for (let n = 0; n < 21; n += 1) offer('field', `w-${n}`)
    expect(refused).toEqual(['w-20'])
    expect(gate.isHopeless('field')).toBe(true)
    state.now = 40
    vi.advanceTimersByTime(40)
    expect(refused).toHaveLength(1)
    state.now = 80
    vi.advanceTimersByTime(40)
    expect(refused).toHaveLength(21)
    vi.useRealTimers()
  })

  test('refuses at once where there is no application', () => {
    const { offer, state, refused, gate } = aGate(0)
    offer('field')
    expect([refused, gate.isHopeless('field')]).toEqual([['field'], true])
    state.places = 10
    expect(gate.isHopeless('field')).toBe(false)
  })

  test('passes over a client that has gone while it waited', () => {
    const { offer, leave, started, gate } = aGate(4)
    for (let n = 0; n < 4; n += 1) offer('field', 'in')
    offer('field', 'gone', () => true)
    offer('field', 'there')
    leave('field')
    expect(started.at(-1)).toBe('there')
    gate.close()
  })
})

describe('the limit', () => {
  const aLimit = () => {
    const state = { now: 0 }
    const limit = new AdaptiveLimit({ targetMs: 200, least: 8, most: 256, now: () => state.now })
    const learn = (ms: number, isFull = true) => {
      state.now += 250
      if (isFull) limit.full()
      for (let n = 0; n < 8; n += 1) limit.answered(ms)
      return limit.places
    }
    return { limit, learn }
  }

  test('starts slowly and doubles while answers are quick and all places taken', () => {
    const { limit, learn } = aLimit()
    expect(limit.places).toBe(8)
    expect([learn(20), learn(20), learn(20)]).toEqual([16, 32, 64])
    expect(learn(20, false)).toBe(64)
    for (let n = 0; n < 10; n += 1) learn(20)
    expect(limit.places).toBe(256)
  })

  test('becomes narrow when answers are late, and grows by little from then on', () => {
    const { limit, learn } = aLimit()
    for (let n = 0; n < 5; n += 1) learn(20)
    expect(learn(300)).toBe(217)
    const before = limit.places
    expect(learn(20)).toBeLessThanOrEqual(before * 1.2 + 1)
    for (let n = 0; n < 60; n += 1) learn(300)
    expect(limit.places).toBe(8)
  })
})
