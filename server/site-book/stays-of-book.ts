import type { BookRelease } from '@bihuan/contract/site-book.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import type { Words } from '@bihuan/core/policy/words.ts'
import type { Release } from '@bihuan/core/release/release.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { Question } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { shippedWords } from '../policy/shipped.ts'
import { releasesOf } from '../release/releases-of.ts'

type Row = {
  stay: string
  person: string
  room: string | null
  cohort: Cohort
  basis: string
  place: string
  arrivedAt: Instant
  needs: unknown
  checkedAt: Instant | null
  said: unknown
  tests: { from: string; until: string; taken: string | null }[]
}
/** A stay as the book has it. */
export type BookedStay = Pick<
  Row,
  'stay' | 'person' | 'room' | 'cohort' | 'arrivedAt' | 'basis' | 'needs'
> & {
  check: { at: Instant; temperature: number | null } | null
  tests: { from: Instant; until: Instant; takenAt: Instant | null }[]
  release: Static<typeof BookRelease> | null
}

const temperatureOf = (said: unknown): number | null =>
  typeof said === 'object' && said !== null && 'temperature' in said
    ? (said.temperature as number | null)
    : null

function releaseView(
  release: Release | undefined,
  named: (place: string) => Words,
): Static<typeof BookRelease> | null {
  if (!release) return null
  const { dueAt, binds, next, because, conditions } = release
  return {
    dueAt: dueAt === null ? null : isoOf(dueAt),
    binds,
    next: next === null ? null : { ...named(next.place) },
    because: { ...because },
    conditions: conditions.map(({ needs, state, met, by }) => ({
      needs: { ...needs },
      state,
      met,
      by: by === null ? null : isoOf(by),
    })),
  }
}

/** The open stays of some people at a site: room, last temperature, tests that are owed today, and the computed release. */
export async function staysOfBook(
  sql: Reader,
  site: string,
  people: readonly string[],
  question: Question,
): Promise<BookedStay[]> {
  const { now } = question
  const rows = await sql<Row[]>`
    select s.id as stay, s.person_id as person, s.room_id as room, s.cohort, s.basis, s.place, s.arrived_at,
      coalesce(s.needs, t.needs) as needs, h.at as checked_at, h.body as said,
      coalesce((select json_agg(json_build_object('from', x.from_at, 'until', x.until_at, 'taken', x.taken_at) order by x.from_at)
        from stay_tests x where x.stay_id = s.id and x.from_at <= ${now} and x.excused_at is null
          and (x.taken_at is null or x.until_at > ${now})), '[]'::json) as tests
    from stays s
    left join transfers t on t.id = s.transfer_id
    -- The last one that had a temperature.
    left join lateral (select c.at, c.body from health_checks c where c.stay_id = s.id and c.at = s.last_check_at limit 1) h on true
    where s.isolation_site_id = ${site} and s.left_at is null and s.person_id = any(${[...people]}::bigint[])`
  const asked = rows.map(({ stay: id, person, basis, place, arrivedAt }) => ({
    ...{ id, person, basis, place, arrivedAt },
  }))
  const releases = await releasesOf(sql, asked, question)
  const policy = await policyNow(sql, question)
  const named = (place: string) => wordsOf(policy, place, shippedWords())
  return rows.map(({ place: _, checkedAt, said, tests, ...stay }) => ({
    ...stay,
    check: checkedAt === null ? null : { at: checkedAt, temperature: temperatureOf(said) },
    tests: tests.map(({ from, until, taken }) => ({
      from: instantOf(from),
      until: instantOf(until),
      takenAt: taken === null ? null : instantOf(taken),
    })),
    release: releaseView(releases.get(stay.stay), named),
  }))
}
