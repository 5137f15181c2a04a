import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { noActs } from '@bihuan/core/orders/act-book.ts'
import { lineOf } from '@bihuan/core/policy/library.ts'
import { confirm, parametersOf } from '@bihuan/core/policy/parameters.ts'
import { resolvePack } from '@bihuan/core/policy/resolve.ts'
import type { DayOne } from '@bihuan/core/policy/words.ts'
import type { RulesSince } from '@bihuan/core/release/course.ts'
import { releaseOf } from '@bihuan/core/release/release.ts'
import { readCourse, type TableCourse } from '@bihuan/core/release/testing/read-course.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { expect, test } from 'vitest'
import { loadLibrary } from './load.ts'

const loaded = loadLibrary()
if (!loaded.ok) throw new Error('the shipped packs are whole')
const { library } = loaded

/** The editions one after the other, every value confirmed, as a city that adopted each on its day. */
const editions: readonly RulesSince[] = [...lineOf(library, 'cn-b2')]
  .sort((a, b) => a.period.from - b.period.from)
  .map(({ id, period, transition }) => {
    // Of a moment in which every guide of the edition is in force.
    const at = period.until === null ? period.from : period.until - 1
    const bare = resolvePack(library, id, at, [])
    if (!bare.ok) throw new Error(`no ${id}`)
    const said = { by: 'test', at, note: 'test' }
    const all = parametersOf(bare.policy).flatMap((one) => (one.binds ? [] : [confirm(one, said)]))
    const sure = resolvePack(library, id, at, all)
    if (!sure.ok) throw new Error(`no ${id}`)
    return { policy: sure.policy, transition, from: period.from }
  })

const folder = join(import.meta.dirname, '..', 'core', 'release', 'testing')
const courses = readFileSync(join(folder, 'courses.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(readCourse)

const withDayOne = (dayOne: DayOne): readonly RulesSince[] =>
  editions.map((one) => {
    const { counting } = one.policy
    const policy = { ...one.policy, counting: { dayOne: { ...counting.dayOne, v: dayOne } } }
    return { ...one, policy }
  })

function released(course: TableCourse, line = editions) {
  const { asked, stay, facts, index, refused } = course
  // The edition of the arrival, and those that came since.
  const begin = line.findLastIndex(({ from }) => from <= stay.arrivedAt)
  const inForce = line.slice(begin).filter(({ from }, n) => n === 0 || from <= asked)
  const known = index?.swabs.filter((fact) => fact.at <= asked && fact.knownAt <= asked) ?? []
  const isPositive = index?.positiveAt != null && index.positiveAt <= asked
  const turned = isPositive
    ? facts.map((one) => (one.id === 'exposure' ? { ...one, reason: 'close_contact' } : one))
    : []
  return releaseOf({
    book: factBook(
      [...facts, ...turned.map((one) => ({ ...one, id: `turned-${one.id}` }))],
      ['p'],
      asked,
      asked,
    ),
    stay,
    line: inForce,
    orders: [],
    acts: noActs,
    index: index && {
      results: known.flatMap((one) => (one.kind === 'result' ? [one] : [])),
      since: index.since,
      positiveAt: isPositive ? index.positiveAt : null,
    },
    room: [],
    refused: refused.filter((moment) => moment <= asked),
  })
}

const text = (at: number | null) => (at === null ? 'never by itself' : isoOf(at))
const differing = (line = editions) =>
  courses.flatMap((course) => {
    const { dueAt, next } = released(course, line)
    const got = `${text(dueAt)} then ${next?.place ?? 'home'}`
    const want = `${text(course.due)} then ${course.next ?? 'home'}`
    return got === want
      ? []
      : [`${course.n} ${course.stay.basis} ${course.stay.place}: ${got}, table: ${want}`]
  })

test('releases equal the independent table, over all packs and both sides of every change', () => {
  expect(courses.length).toBeGreaterThanOrEqual(300)
  expect(differing()).toEqual([])
})

test.each<DayOne>(['next_day', 'elapsed'])(
  'a wrong day one (%s) does not pass the table',
  (dayOne) => {
    expect(differing(withDayOne(dayOne)).length).toBeGreaterThan(courses.length / 3)
  },
)

test('the table has every reason, every edition and every change, and releases that wait for a test', () => {
  const reasons = new Set(courses.map(({ stay }) => stay.basis))
  expect([...reasons].sort()).toEqual([
    'close_contact',
    'closed_loop_exit',
    'inbound',
    'infected_mild',
    'secondary_contact',
    'traveller_high',
    'traveller_medium',
  ])
  for (const { from } of editions.slice(1)) {
    expect(courses.some(({ asked }) => asked === from - 60_000)).toBe(true)
    expect(courses.some(({ asked }) => asked === from)).toBe(true)
  }
  expect(courses.filter(({ due }) => due === null).length).toBeGreaterThan(10)
})
