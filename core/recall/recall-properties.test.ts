import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../lab/finding.ts'
import { labelCode } from '../labels/label.ts'
import { answerTasks, confirmTasks, excuseTask, sampledAgain } from './answer-tasks.ts'
import { finding, limits, people, single, singleTube } from './builders.ts'
import { openRecall, type RecallTask } from './open-recall.ts'
import { heldBy, isDone, recallState } from './recall-state.ts'
import type { SingleResult } from './single-result.ts'

const person = fc.constantFrom(...people)
const moment = fc.integer({ min: 0, max: 8 })

/** Recalls of three tubes with overlapping people. */
const recalls: fc.Arbitrary<RecallTask[]> = fc
  .tuple(
    ...[1, 2, 3].map((tube) =>
      fc
        .record({
          members: fc.array(
            fc.record({ person, at: moment, sitting: fc.integer({ min: 1, max: 3 }) }),
            {
              minLength: 1,
              maxLength: 4,
            },
          ),
          reason: fc.constantFrom('reactive' as const, 'invalid' as const, 'lost' as const),
          now: fc.integer({ min: 8, max: 12 }),
        })
        .map(({ members, reason, now }) => openRecall(tube, members, reason, now, limits)),
    ),
  )
  .map((tubes) => tubes.flat())

const result = fc
  .record({
    person,
    at: moment,
    call: fc.constantFrom('negative' as const, 'reactive' as const, 'invalid' as const),
  })
  .map(({ person: whose, at, call }) => single(whose, at, call, singleTube + people.indexOf(whose)))

const aFinding = fc
  .tuple(
    fc.constantFrom(
      'preliminary-positive' as const,
      'confirmed' as const,
      'discordant' as const,
      'not-confirmed' as const,
    ),
    fc.nat(people.length - 1),
  )
  .map(([state, index]) => finding(state, singleTube + index))

/** What may happen to tasks, in any order. */
type Step =
  | { act: 'answer'; result: SingleResult }
  | { act: 'confirm'; finding: Finding }
  | { act: 'again'; person: string; at: number }
  | { act: 'excuse'; index: number }

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ act: fc.constant('answer' as const), result }) },
    {
      weight: 3,
      arbitrary: fc.record({ act: fc.constant('confirm' as const), finding: aFinding }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('again' as const), person, at: moment }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('excuse' as const), index: fc.nat(11) }) },
  ),
  { maxLength: 20 },
)

function take(tasks: RecallTask[], step: Step): RecallTask[] {
  if (step.act === 'answer') return answerTasks(tasks, step.result)
  if (step.act === 'confirm') return confirmTasks(tasks, step.finding)
  if (step.act === 'again') return sampledAgain(tasks, step.person, { tube: 7, at: step.at })
  return tasks.map((task, index) =>
    index === step.index ? excuseTask(task, { reason: 'left-the-city', by: 'wu', at: 9 }) : task,
  )
}

describe('over random sequences', () => {
  test('no recall closes while one of its people has no outcome', () => {
    let closings = 0
    fc.assert(
      fc.property(recalls, steps, (opened, sequence) => {
        let tasks = opened
        for (const step of sequence) {
          tasks = take(tasks, step)
          for (const tube of [1, 2, 3]) {
            const own = tasks.filter((task) => task.tube === tube)
            const owed = new Set(
              opened.filter((task) => task.tube === tube).map((task) => task.person),
            )
            const final = new Set([
              'negative',
              'confirmed',
              'not-confirmed',
              'sampled-again',
              'excused',
            ])
            const answered = own.filter((task) => final.has(task.outcome?.kind ?? 'none'))
            const { closed } = recallState(own)
            expect(closed).toBe(answered.length === owed.size)
            if (closed) closings++
          }
        }
      }),
      { numRuns: 3_000 },
    )
    expect(closings).toBeGreaterThan(500)
  })

  test('a positive outcome rests on a single result of that very person and its own finding', () => {
    let confirmed = 0
    fc.assert(
      fc.property(recalls, steps, (opened, sequence) => {
        for (const { person, outcome } of sequence.reduce(take, opened)) {
          if (outcome?.kind !== 'preliminary-positive' && outcome?.kind !== 'confirmed') continue
          expect(outcome.result).toMatchObject({ person, call: 'reactive' })
          if (outcome.kind !== 'confirmed') continue
          confirmed++
          expect(outcome.finding.first.tube).toBe(labelCode('tube', outcome.result.tube))
        }
      }),
      { numRuns: 3_000 },
    )
    expect(confirmed).toBeGreaterThan(20)
  })

  test('an outcome is never taken back, and a step sent twice changes nothing more', () => {
    fc.assert(
      fc.property(recalls, steps, (opened, sequence) => {
        let tasks = opened
        for (const step of sequence) {
          const next = take(tasks, step)
          for (const [index, task] of tasks.entries())
            if (isDone(task)) expect(next[index]).toBe(task)
          expect(take(next, step)).toEqual(next)
          tasks = next
        }
      }),
      { numRuns: 1_000 },
    )
  })

  test('a person is held exactly while a reactive tube or a positive of theirs asks for it', () => {
    fc.assert(
      fc.property(recalls, steps, (opened, sequence) => {
        const tasks = sequence.reduce(take, opened)
        for (const person of people) {
          const asks = tasks.some(
            (task) =>
              task.person === person &&
              (task.outcome === null
                ? task.reason === 'reactive'
                : ['preliminary-positive', 'confirmed'].includes(task.outcome.kind)),
          )
          expect(heldBy(person, tasks).held).toBe(asks)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})
