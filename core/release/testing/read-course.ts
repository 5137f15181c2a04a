// Reads a line of courses.jsonl: a course of isolation with the release that make-courses.py computed for it.
import type { ContactFact, Fact, ResultFact, TravelFact } from '../../status/fact.ts'
import { hourMs, type Instant, instantOf } from '../../time/instant.ts'

type Line = {
  n: number
  reason: string
  place: string
  clock: string
  arrived: string
  swabs: string[]
  refused: string[]
  index: { swabs: string[]; positive: string | null } | null
  asked: string
  due: string | null
  next: string | null
}

export type TableCourse = ReturnType<typeof readCourse>

const moment = (text: string): Instant => instantOf(`${text}:00+08:00`)

/** A course with everything as facts of the person `p`, and of the person between, `q`. */
export function readCourse(text: string) {
  const line = JSON.parse(text) as Line
  const { n, reason, place, asked, due, next, index } = line
  const arrivedAt = moment(line.arrived)
  return {
    n,
    stay: { basis: reason, place, arrivedAt },
    asked: moment(asked),
    due: due === null ? null : moment(due),
    next,
    refused: line.refused.map(moment),
    facts: [
      exposure(reason, moment(line.clock)),
      ...line.swabs.flatMap((swab, i) => swabFacts(swab, `${i}`, 'p')),
    ],
    index: index && {
      swabs: index.swabs.flatMap((swab, i) => swabFacts(swab, `index-${i}`, 'q')),
      since: moment(line.clock),
      positiveAt: index.positive === null ? null : moment(index.positive),
    },
  }
}

function exposure(reason: string, at: Instant): Fact {
  const base = { id: 'exposure', at, knownAt: at, person: 'p' }
  if (reason.startsWith('infected')) return { kind: 'case', ...base, reason, areas: [] }
  if (!reason.endsWith('contact')) return { kind: 'travel', ...base, reason } satisfies TravelFact
  // A contact of the first degree may come from one of the second, whose index was found infected: the same exposure under both names.
  return { kind: 'contact', ...base, reason, case: 'case', confirmedBy: 'i' } satisfies ContactFact
}

function swabFacts(text: string, id: string, person: string): Fact[] {
  const [when = '', hours = '?', of = 'single', call = 'negative', ct] = text.split(' ')
  const at = moment(when)
  const sample: Fact = { kind: 'sample', id: `s${id}`, at, knownAt: at, person, round: null }
  if (hours === '?') return [sample]
  const result: ResultFact = {
    kind: 'result',
    id: `r${id}`,
    at,
    knownAt: at + Number(hours) * hourMs,
    person,
    of: of === 'pool' ? 'pool' : 'single',
    call: call as ResultFact['call'],
    ct: ct === undefined ? null : Number(ct),
  }
  return [sample, result]
}
