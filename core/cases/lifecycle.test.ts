import { describe, expect, test } from 'vitest'
import {
  type CaseState,
  caseEvents,
  caseLifecycle,
  caseStates,
  isRunningState,
  moveOf,
  owedIn,
  stateName,
} from './lifecycle.ts'

const over = ['closed', 'dropped', 'merged']

/** The states that a case can come to from one, by any events. */
function reachable(from: CaseState): Set<CaseState> {
  const found = new Set<CaseState>([from])
  for (const state of found)
    for (const event of caseEvents) {
      const move = moveOf(state, event)
      if ('to' in move && move.to !== 'as-before') found.add(move.to)
    }
  return found
}

describe('the lifecycle of a case', () => {
  test('answers every event in every state, and a refusal says why in both languages', () => {
    for (const state of caseStates)
      for (const event of caseEvents) {
        const move = caseLifecycle[state][event]
        expect(move, `${state} ${event}`).toBeDefined()
        if ('why' in move) {
          expect(move.why.zh).toMatch(/\p{Script=Han}/u)
          expect(move.why.en.length).toBeGreaterThan(5)
        } else expect([...caseStates, 'as-before']).toContain(move.to)
      }
    expect(Object.keys(caseLifecycle).toSorted()).toEqual([...caseStates].toSorted())
    for (const row of Object.values(caseLifecycle))
      expect(Object.keys(row).toSorted()).toEqual([...caseEvents].toSorted())
  })

  test('owes a step in every state but the three that are over, and that step, or who takes it on, is possible', () => {
    for (const state of caseStates) {
      const owed = owedIn(state)
      expect(owed === null).toBe(over.includes(state))
      expect(isRunningState(state)).toBe(owed !== null)
      if (owed !== null) expect(moveOf(state, owed), state).toHaveProperty('to')
    }
  })

  test('leads from everywhere to its end, and back from an end that was wrong', () => {
    for (const state of caseStates)
      if (state !== 'merged') {
        expect(reachable(state).has('closed'), state).toBe(true)
        expect(reachable(state).has('dropped'), state).toBe(true)
      }
    expect(moveOf('merged', 'unmerge')).toEqual({ to: 'as-before' })
    expect(moveOf('closed', 'reopen')).toEqual({ to: 'investigating' })
    expect(moveOf('dropped', 'reopen')).toEqual({ to: 'open' })
  })

  test('goes the steps of the owed work from a report to its close', () => {
    let state: CaseState = 'reported'
    const gone: string[] = []
    for (let owed = owedIn(state); owed !== null; owed = owedIn(state)) {
      const move = moveOf(state, owed)
      if (!('to' in move) || move.to === 'as-before') throw new Error(state)
      gone.push(owed)
      state = move.to
    }
    expect(gone).toEqual(['accept', 'assign', 'begin', 'key-facts', 'complete', 'close'])
    expect(state).toBe('closed')
  })

  test('changes nothing in a case that is over except by reopening, unmerging, or a report that came late', () => {
    const moves = (state: CaseState) => caseEvents.filter((event) => 'to' in moveOf(state, event))
    expect(moves('closed')).toEqual(['reopen', 'report'])
    expect(moves('dropped')).toEqual(['reopen'])
    expect(moves('merged')).toEqual(['unmerge'])
  })

  test('names its states', () => {
    expect(new Set(caseStates.map((state) => stateName(state).zh)).size).toBe(caseStates.length)
  })
})
