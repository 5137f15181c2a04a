import type { AnyParameter } from '../policy/parameter.ts'
import type { StageSpan, TestSpan } from '../policy/track-days.ts'
import { dayOneAt, trackOf } from '../policy/track-days.ts'
import type { Words } from '../policy/words.ts'
import type { FactBook } from '../status/fact-book.ts'
import { hourMs, type Instant } from '../time/instant.ts'
import type { Condition, ConditionKind } from './condition.ts'
import { isOver } from './condition.ts'
import type { Course } from './course.ts'
import { ctState, negativesApart } from './in-a-row.ts'
import { type IndexPerson, indexState } from './index-person.ts'
import { needsWords } from './release-words.ts'
import { type RoomSample, roomState } from './room-sample.ts'
import { resultMsOf, type TestState, testStateOf } from './test-state.ts'

/** What conditions are asked of. */
export type ConditionFacts = {
  readonly book: FactBook
  readonly arrivedAt: Instant
  readonly clockStart: Instant
  readonly refused: readonly Instant[]
  readonly index: IndexPerson | null
  readonly room: readonly RoomSample[]
}

const whoOf: Record<ConditionKind, Condition['who']> = {
  days: null,
  test: 'site-manager',
  ct: 'site-manager',
  'double-sample': 'site-manager',
  environment: 'site-manager',
  'index-tests': 'case-investigator',
  negatives: 'site-manager',
  discharge: 'doctor',
}

/** A condition from its state: whoever waits for a result waits for the laboratory, and what is over is nobody's. */
function condition(
  kind: ConditionKind,
  needs: Words,
  state: TestState,
  values: readonly (AnyParameter | null | undefined)[],
): Condition {
  const met = isOver(state)
  const who = met ? null : state.state === 'waiting' ? 'lab-reviewer' : whoOf[kind]
  const asked = values.filter((one) => one !== null && one !== undefined)
  return { kind, needs, ...state, met, binds: asked.every(({ binds }) => binds), who }
}

/** Everything that the rules of a course ask for before somebody leaves this kind of place, each with whether and since when it is met. */
export function conditionsOf(course: Course, facts: ConditionFacts): Condition[] {
  const { span, policy, reason, leaveAt } = course
  if (span === null) return []
  const { book, clockStart } = facts
  const track = trackOf(policy, reason)
  const stage = track?.stages[span.stage]
  const release = track?.release ?? null
  const found: Condition[] = []
  const begin = span.stage === 0 ? dayOneAt(policy.counting.dayOne.v, clockStart) : span.from
  if (span.days !== null && leaveAt !== null) {
    const place = policy.places[span.place]?.name ?? { zh: span.place, en: span.place }
    const isPast = leaveAt <= book.at
    const state: TestState = {
      state: isPast ? 'met' : 'ahead',
      known: [],
      since: isPast ? leaveAt : null,
      by: leaveAt,
    }
    found.push(condition('days', needsWords.days(span.days, place, begin), state, [stage?.days]))
  }
  const singles = book.of('result').filter((one) => one.of === 'single')
  const days = release?.onDays?.v ?? null
  const asked = span.tests.filter(({ day }) => days === null || days.includes(day))
  const atLeast = release?.ctAtLeast ?? null
  if (atLeast !== null && asked.length > 0) {
    const [first] = asked
    const day = first?.day ?? 1
    const ct = { atLeast: atLeast.v, count: asked.length, from: first?.from ?? begin }
    const needs = needsWords.ct(asked.length, atLeast.v, day)
    found.push(condition('ct', needs, ctState(singles, ct), [atLeast, release?.onDays]))
  } else found.push(...testConditions(course, span, asked, facts))
  for (const word of release?.requires?.v ?? [])
    found.push(...required(word, course, facts, begin, release?.requires))
  const { endsWhen } = span
  const isCounted = found.some(({ kind }) => kind === 'ct' || kind === 'negatives')
  if (endsWhen !== null && !isCounted && !found.some(({ kind }) => kind === 'discharge'))
    found.push(
      condition('discharge', needsWords.event(endsWhen), dischargeState(book, clockStart), [
        stage?.endsWhen,
      ]),
    )
  return found
}

/** Tests of the days of a stage: all, or the last; a day that was over before somebody came is asked of nobody. */
function testConditions(
  { policy, reason }: Course,
  span: StageSpan,
  asked: readonly TestSpan[],
  { book, arrivedAt, refused }: ConditionFacts,
): Condition[] {
  const track = trackOf(policy, reason)
  const release = track?.release ?? null
  const negatives = release?.negatives ?? null
  if (negatives === null || negatives.v === 'none') return []
  const due = (negatives.v === 'last' ? asked.slice(-1) : asked).filter(
    ({ until }) => until > arrivedAt,
  )
  const facts = { book, refused, resultMs: resultMsOf(policy.testing.resultHours) }
  const values = [negatives, track?.stages[span.stage]?.testDays, release?.onDays]
  const last = asked.at(-1)
  const isDouble = release?.doubleSample?.v === true && span.class === 'stay'
  return due.flatMap((test) => {
    const one = condition('test', needsWords.test(test.day), testStateOf(test, 1, facts), values)
    if (!isDouble || test !== last) return [one]
    const two = testStateOf(test, 2, facts)
    const sample = release?.doubleSample
    return [one, condition('double-sample', needsWords.double(test.day), two, [...values, sample])]
  })
}

const numbers: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4 }

/** One word of the policy's `requires`. What no fact can answer is for a doctor: his discharge answers it. */
function required(
  word: string,
  { policy, reason, leaveAt }: Course,
  { book, index, room, clockStart }: ConditionFacts,
  begin: Instant,
  value: AnyParameter | null | undefined,
): Condition[] {
  const { at } = book
  const singles = book.of('result').filter((one) => one.of === 'single')
  const link = trackOf(policy, reason)?.link ?? null
  if (word.startsWith('index_') && link !== null) {
    const { indexNegatives } = link
    const state = indexState(indexNegatives.v, index, leaveAt, at)
    return [
      condition('index-tests', needsWords.index(indexNegatives.v), state, [value, indexNegatives]),
    ]
  }
  if (word.startsWith('environment'))
    return [
      condition('environment', needsWords.environment, roomState(room, singles, leaveAt, at), [
        value,
      ]),
    ]
  const apart = /^([a-z]+)_negatives(?:_(\d+)h_apart)?$/.exec(word)
  const n = numbers[apart?.[1] ?? '']
  if (n !== undefined) {
    const hours = Number(apart?.[2] ?? 0)
    const state = negativesApart(singles, n, hours * hourMs, begin)
    return [condition('negatives', needsWords.negatives(n, hours), state, [value])]
  }
  return [condition('discharge', needsWords.event(word), dischargeState(book, clockStart), [value])]
}

/** Met by the end of the case as a doctor recorded it; nothing excuses it, and the end of the order stands above it. */
export function dischargeState(book: FactBook, since: Instant): TestState {
  const discharge = book.of('discharge').find(({ at }) => at >= since)
  if (discharge === undefined) return { state: 'wanting', known: [], since: null, by: null }
  const { id, knownAt } = discharge
  return { state: 'met', known: [id], since: knownAt, by: knownAt }
}

/** The one condition of somebody ill where the rules have no days for them. */
export const dischargeCondition = (book: FactBook, since: Instant): Condition =>
  condition('discharge', needsWords.discharge, dischargeState(book, since), [])
