import { describe, expect, expectTypeOf, test } from 'vitest'
import type { Finding } from '../lab/finding.ts'
import { answerTasks, confirmTasks, excuseTask, sampledAgain } from './answer-tasks.ts'
import { finding, limits, people, sealedTube, single, singleTube } from './builders.ts'
import { openRecall, type RecallTask } from './open-recall.ts'
import { confirmation, type outcomeOf, type PreliminaryPositive } from './outcome.ts'
import { heldBy, recallState, urgency } from './recall-state.ts'
import { type SingleResult, singleResult, type TubeResult } from './single-result.ts'

const pool = ['bai', 'chen', 'deng'].map((person) => ({ person, at: 5, sitting: 1 }))
const reactive = (tube = 1, now = 10) => openRecall(tube, pool, 'reactive', now, limits)
const outcomes = (tasks: RecallTask[]) => tasks.map((task) => task.outcome?.kind ?? null)

describe('a recall', () => {
  test('makes exactly one task for each member, each for the next sitting, with both clocks', () => {
    const tasks = openRecall(
      1,
      [...pool, { person: 'bai', at: 6, sitting: 3 }],
      'reactive',
      0,
      limits,
    )
    expect(tasks.map(({ person, sitting }) => [person, sitting])).toEqual([
      ['bai', 4],
      ['chen', 2],
      ['deng', 2],
    ])
    expect(tasks[0]).toMatchObject({ single: true, dueAt: 7_200_000, escalateAt: 21_600_000 })
    expect(openRecall(1, pool, 'lost', 0, limits).every((task) => !task.single)).toBe(true)
  })

  test('is closed only when the last member has an outcome', () => {
    let tasks = reactive()
    for (const [index, person] of people.entries()) {
      expect(recallState(tasks)).toMatchObject({ open: 3 - index, closed: false })
      tasks = answerTasks(tasks, single(person, 20))
    }
    expect(recallState(tasks)).toEqual({ open: 0, preliminary: 0, done: 3, closed: true })
    expect(recallState([]).closed).toBe(false)
  })

  test('stays open while a preliminary positive waits for its confirmation', () => {
    const first = answerTasks(reactive().slice(0, 1), single('bai', 20, 'reactive'))
    expect(recallState(first)).toEqual({ open: 0, preliminary: 1, done: 0, closed: false })
    const after = (state: Finding['state']) => outcomes(confirmTasks(first, finding(state)))
    expect(after('preliminary-positive')).toEqual(['preliminary-positive'])
    expect(after('discordant')).toEqual(['preliminary-positive'])
    expect(after('confirmed')).toEqual(['confirmed'])
    expect(after('not-confirmed')).toEqual(['not-confirmed'])
  })

  test('is due and escalates by its own limits, and the limit itself is in time', () => {
    const [task] = reactive(1, 0)
    if (!task) throw new Error('no task')
    expect(urgency(task, 7_200_000)).toBe('in-time')
    expect(urgency(task, 7_200_001)).toBe('due')
    expect(urgency(task, 21_600_001)).toBe('escalated')
    const excused = excuseTask(task, { reason: 'died', by: 'wu', at: 3 })
    expect(urgency(excused, 21_600_001)).toBe('done')
    expect(excused.outcome).toEqual({ kind: 'excused', reason: 'died', by: 'wu', at: 3 })
  })
})

describe('one swab', () => {
  test('answers for every tube its person was in', () => {
    const tasks = answerTasks([...reactive(1), ...reactive(2)], single('bai', 20))
    expect(outcomes(tasks)).toEqual(['negative', null, null, 'negative', null, null])
  })

  test('answers nothing when it is not later than the swab in the recalled tube, or invalid', () => {
    expect(outcomes(answerTasks(reactive(), single('bai', 5)))).toEqual([null, null, null])
    expect(outcomes(answerTasks(reactive(), single('bai', 6, 'invalid')))).toEqual([
      null,
      null,
      null,
    ])
    expect(outcomes(answerTasks(reactive(), single('bai', 6)))).toEqual(['negative', null, null])
  })

  test('answers for its own tube never', () => {
    expect(outcomes(answerTasks(reactive(singleTube), single('bai', 20)))).toEqual([
      null,
      null,
      null,
    ])
  })

  test('in a later pool answers for a lost tube and never for a reactive one', () => {
    const later = { tube: 7, at: 20 }
    const lost = openRecall(2, pool, 'lost', 10, limits)
    expect(outcomes(sampledAgain(lost, 'bai', later))).toEqual(['sampled-again', null, null])
    expect(outcomes(sampledAgain(reactive(), 'bai', later))).toEqual([null, null, null])
  })
})

describe('a hold', () => {
  test('lasts until the last reactive tube of the person is answered', () => {
    const late = reactive(2, 11).map((task) => ({ ...task, sampledAt: 30 }))
    const tasks = answerTasks([...reactive(1), ...late], single('bai', 20))
    expect(heldBy('bai', tasks)).toEqual({
      held: true,
      because: 'awaiting-single-result',
      tube: 2,
      since: 11,
    })
    expect(heldBy('bai', answerTasks(tasks, single('bai', 31)))).toEqual({ held: false })
    expect(heldBy('gao', tasks)).toEqual({ held: false })
  })

  test('stays on a preliminary and on a confirmed positive, and names the gravest reason', () => {
    const first = answerTasks(reactive(), single('bai', 20, 'reactive'))
    expect(heldBy('bai', first)).toMatchObject({ because: 'awaiting-confirmation' })
    const again = [...reactive(2, 1), ...confirmTasks(first, finding('confirmed'))]
    expect(heldBy('bai', again)).toMatchObject({ because: 'confirmed' })
    const freed = confirmTasks(first, finding('not-confirmed'))
    expect(heldBy('bai', freed)).toEqual({ held: false })
  })

  test('is laid on nobody for an invalid or lost tube', () => {
    for (const reason of ['invalid', 'lost'] as const) {
      expect(heldBy('bai', openRecall(1, pool, reason, 0, limits))).toEqual({ held: false })
    }
  })
})

describe('a positive', () => {
  test('cannot be written from the result of a tube', () => {
    expectTypeOf<TubeResult>().not.toExtend<SingleResult>()
    expectTypeOf<{
      kind: 'preliminary-positive'
      result: TubeResult
    }>().not.toExtend<PreliminaryPositive>()
    expectTypeOf<Parameters<typeof outcomeOf>[0]>().toEqualTypeOf<SingleResult>()
    expectTypeOf<Parameters<typeof answerTasks>[1]>().toEqualTypeOf<SingleResult>()
  })

  test('is read only from a sealed tube for one, with one person and nothing in doubt', () => {
    const result: TubeResult = { id: 'r', tube: 9, call: 'reactive', at: 9 }
    const one = sealedTube(['bai'], 5)
    expect(singleResult(result, one, 1)).toMatchObject({ person: 'bai', sampledAt: 5, tube: 9 })
    expect(singleResult(result, one, 10)).toEqual({ refused: 'tube-for-several' })
    expect(singleResult(result, { ...one, holds: true }, 1)).toEqual({ refused: 'on-hold' })
    expect(singleResult(result, { ...one, state: 'open' }, 1)).toEqual({ refused: 'not-sealed' })
    expect(singleResult(result, sealedTube([], 5), 1)).toEqual({ refused: 'not-one-person' })
    expect(singleResult(result, sealedTube(['bai', 'chen'], 5), 1)).toEqual({
      refused: 'not-one-person',
    })
  })

  test('is not confirmed by a finding that began with another tube', () => {
    const first = { kind: 'preliminary-positive', result: single('bai', 5, 'reactive') } as const
    expect(confirmation(first, finding('confirmed', singleTube + 1))).toBe(null)
    expect(confirmation(first, finding('confirmed'))?.kind).toBe('confirmed')
  })
})
