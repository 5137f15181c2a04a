import type { Instant } from '../time/instant.ts'
import { type Place, type PolicyFault, report, startOf, within } from './fault.ts'
import { readId } from './module.ts'
import { momentOf } from './moment.ts'
import { isFields, type RawFields, readFields, readList, readOne, readText } from './read-fields.ts'

/** What a case may ask, each with the facts it needs and those it may have. */
export const questions = {
  pack: [[], []],
  track: [['reason', 'clock'], []],
  tests: [['reason', 'clock'], []],
  release: [['reason', 'clock'], []],
  exists: [['reason'], []],
  zone: [['level', 'unit'], ['widen']],
  lift: [
    ['level', 'days_without_infection'],
    ['days_since_exposure', 'round_negative_on_day', 'days_since_round', 'levels_in_force'],
  ],
  temporary: [['hours'], []],
  order: [['kind', 'reason'], []],
  rule: [['reason'], []],
  value: [['path'], []],
  move: [['reason', 'clock'], []],
  move_zone: [['level'], []],
} as const satisfies Record<string, readonly [readonly string[], readonly string[]]>

export type Question = keyof typeof questions

/** One case of a pack: facts, a moment, a question and the answer that a person wrote down from the source. */
export type PolicyCase = {
  readonly file: string
  readonly id: string
  /** The newest pack of the line; the one in force at the moment answers. */
  readonly line: string
  readonly at: Instant
  /** Whether an operator has confirmed everything that is unverified, or nothing. */
  readonly confirm: 'all' | 'none'
  readonly question: Question
  readonly facts: RawFields
  readonly expect: RawFields
}

const isQuestion = (name: string): name is Question => Object.hasOwn(questions, name)

/** Reads the cases of a pack from plain data. A question or a fact that is not known is a fault: it would test nothing. */
export function parseCases(
  value: unknown,
  file: string,
): { ok: true; cases: readonly PolicyCase[] } | { ok: false; faults: readonly PolicyFault[] } {
  const top = startOf(file)
  const fields = readFields(top, value, ['line', 'cases'])
  const line = readId(within(top, 'line'), fields.line)
  const cases = readList(within(top, 'cases'), fields.cases, (place, one) =>
    readCase(place, one, line),
  ).filter((one) => one !== null)
  for (const [n, { id }] of cases.entries())
    if (cases.findIndex((one) => one.id === id) < n)
      report(
        within(within(top, 'cases'), n),
        'duplicate',
        `编号 ${id} 重复；请改名。`,
        `The identifier ${id} is there twice; rename one.`,
      )
  return top.faults.length === 0 ? { ok: true, cases } : { ok: false, faults: top.faults }
}

function readCase(place: Place, raw: unknown, line: string): PolicyCase | null {
  const fields = readFields(
    place,
    raw,
    ['id', 'at', 'expect'],
    ['confirm', ...Object.keys(questions)],
  )
  const asked = Object.keys(fields).filter(isQuestion)
  const [question] = asked
  if (question === undefined || asked.length > 1) {
    report(
      place,
      'missing',
      `每例只问一个问题：${Object.keys(questions).join('、')}。`,
      `A case asks one question: ${Object.keys(questions).join(', ')}.`,
    )
    return null
  }
  const [needed, optional] = questions[question]
  const facts = readFields(within(place, question), fields[question], needed, optional)
  if ('clock' in facts) readMoment(within(within(place, question), 'clock'), facts.clock)
  const { expect } = fields
  if (!isFields(expect) || Object.keys(expect).length === 0)
    report(
      within(place, 'expect'),
      'missing',
      '请写明应有的答案。',
      'Write down the answer that is expected.',
    )
  return {
    file: place.file,
    id: readText(within(place, 'id'), fields.id),
    line,
    at: readMoment(within(place, 'at'), fields.at),
    confirm:
      fields.confirm === undefined
        ? 'none'
        : readOne(within(place, 'confirm'), fields.confirm, ['all', 'none']),
    question,
    facts,
    expect: isFields(expect) ? expect : {},
  }
}

function readMoment(place: Place, value: unknown): Instant {
  const at = typeof value === 'string' ? momentOf(value) : null
  if (at === null && value !== undefined)
    report(
      place,
      'time',
      '请写本市时间，例如 2022-11-11 00:00:00。',
      'Give city time, for example 2022-11-11 00:00:00.',
    )
  return at ?? 0
}
