import { describe, expect, test } from 'vitest'
import { routes } from '../http/routes.ts'
import { recallBoard } from '../recall/recall-board.ts'
import { roundList } from '../rounds/round-list.ts'
import { explained, showsPeople } from './shown-people.ts'

const questions = routes.flatMap((route) => (route.method === 'GET' ? [route.query] : []))
const ofStaff = questions.filter(({ roles }) => roles.some((role) => role !== 'resident'))

describe('every question of staff that shows people', () => {
  test('needs a purpose and leaves a trace, or says why not', () => {
    const bare = ofStaff
      .filter(({ outcome, person, people }) => showsPeople(outcome) && !person && !people)
      .map(({ name }) => name)
      .filter((name) => explained[name] === undefined)
    expect(bare).toEqual([])
  })

  test('is explained only while it is there and shows people', () => {
    const shown = ofStaff.filter(({ outcome }) => showsPeople(outcome)).map(({ name }) => name)
    expect(Object.keys(explained).filter((name) => !shown.includes(name))).toEqual([])
  })

  test('is found by its answer: a list of people is, a list of rounds is not', () => {
    expect([showsPeople(recallBoard.outcome), showsPeople(roundList.outcome)]).toEqual([
      true,
      false,
    ])
  })
})
