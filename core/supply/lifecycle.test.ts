import { describe, expect, test } from 'vitest'
import {
  nextOf,
  siteEvents,
  siteLifecycle,
  siteMove,
  siteStates,
  takesPeople,
} from './lifecycle.ts'

describe('the life of an isolation site', () => {
  test('answers every event in every state, with a reason in both languages where it may not be', () => {
    for (const state of siteStates) {
      for (const event of siteEvents) {
        const move = siteMove(state, event)
        if ('to' in move) expect(siteStates).toContain(move.to)
        else expect(move.why.zh.length * move.why.en.length).toBeGreaterThan(0)
      }
    }
    expect(Object.keys(siteLifecycle)).toHaveLength(siteStates.length)
  })

  test('the owed steps lead from found to open, and no shorter way does', () => {
    const walked = [...walk()]
    expect(walked).toEqual(['found', 'inspected', 'requisitioned', 'ready', 'active'])
    for (const [n, state] of walked.entries())
      for (const later of walked.slice(n + 2))
        expect(siteEvents.map((event) => siteMove(state, event))).not.toContainEqual({ to: later })
  })

  test('nobody is sent to a house that was not inspected and requisitioned, or that winds down', () => {
    expect(siteStates.filter(takesPeople)).toEqual(['ready', 'active'])
  })

  test('a house is closed only after it wound down, and given back only while nobody is in it', () => {
    const closing = siteStates.filter((state) => 'to' in siteMove(state, 'close'))
    expect(closing).toEqual(['closing'])
    const back = siteStates.filter((state) => 'to' in siteMove(state, 'give-back'))
    expect(back).toEqual(['requisitioned', 'ready'])
  })

  test('an inspection that fails puts nobody on the street', () => {
    for (const state of ['active', 'closing'] as const)
      expect(siteMove(state, 'fail')).toEqual({ to: state })
    expect(siteMove('ready', 'fail')).toEqual({ to: 'requisitioned' })
  })
})

function* walk() {
  let state: (typeof siteStates)[number] = 'found'
  for (;;) {
    yield state
    const event = nextOf[state]
    if (event === null) return
    const move = siteMove(state, event)
    if (!('to' in move)) throw new Error(`${state} ${event}`)
    state = move.to
  }
}
