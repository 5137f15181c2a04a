import fc from 'fast-check'
import type { Finding } from '../lab/finding.ts'
import { labelCode, labelNumber } from '../labels/label.ts'
import type { TubeState } from '../tubes/tube-state.ts'
import type { RecallLimits, RecallTask } from './open-recall.ts'
import { openRecall } from './open-recall.ts'
import { type SingleResult, singleResult, type TubeResult } from './single-result.ts'

/** The first of the tubes for one swab. */
export const singleTube = labelNumber('tube', '4101', 900)

export const limits: RecallLimits = {
  reactive: { dueMinutes: 120, escalateMinutes: 360 },
  invalid: { dueMinutes: 600, escalateMinutes: 1_440 },
  lost: { dueMinutes: 600, escalateMinutes: 1_440 },
}

/** The state of a sealed tube with these people, swabbed at `at`. */
export function sealedTube(people: string[], at: number): TubeState {
  const members = people.map((person) => ({ person, at }))
  return {
    state: 'sealed',
    movedTo: null,
    openedAt: 0,
    sealedAt: at,
    members,
    claims: [],
    holds: false,
  }
}

/** A finding that began with a tube and has come to this. */
export function finding(state: Finding['state'], tube = singleTube): Finding {
  const evidence = (kit: string) => ({
    tube: labelCode('tube', tube),
    assay: { id: 'assay', version: 1, kit },
  })
  const first = evidence('kit a')
  const second = evidence('kit b')
  if (state === 'preliminary-positive') return { state, first }
  return state === 'not-confirmed'
    ? { state, first, second, fresh: second }
    : { state, first, second }
}

/** A single result as the laboratory would release it. */
export function single(
  person: string,
  sampledAt: number,
  call: TubeResult['call'] = 'negative',
  tube = singleTube,
): SingleResult {
  const result: TubeResult = { id: `result ${tube}`, tube, call, at: sampledAt + 1 }
  const read = singleResult(result, sealedTube([person], sampledAt), 1)
  if ('refused' in read) throw new Error(read.refused)
  return read
}

export const people = ['bai', 'chen', 'deng'] as const
const person = fc.constantFrom(...people)
const moment = fc.integer({ min: 0, max: 8 })

/** Recalls of three tubes with overlapping people. */
export const recalls: fc.Arbitrary<RecallTask[]> = fc
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
export type Step =
  | { act: 'answer'; result: SingleResult }
  | { act: 'confirm'; finding: Finding }
  | { act: 'again'; person: string; at: number }
  | { act: 'excuse'; index: number }

export const steps: fc.Arbitrary<Step[]> = fc.array(
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
