import type { Candidate } from '@bihuan/core/chains/attribute.ts'
import type { Interval } from '@bihuan/core/chains/interval.ts'
import { groundWeights } from '@bihuan/core/chains/weights.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { pairsInPlaces, type Stay } from './pairs-in-places.ts'
import type { ChainRow, LinkRow } from './store.ts'

export type Ground = 'named' | 'contact' | 'household' | 'place' | 'decided'
/** A candidate with what leads to it; `venue` is one that both were in. */
export type GroundedCandidate = Candidate & { grounds: Set<Ground>; venue: string | null }
export type Venue = { id: string; name: string; isPublic: boolean }

/** Stays of cases in places other than homes, as investigations wrote them down. */
export const staysOf = (sql: Reader, cases: readonly string[]) => sql<
  { caseId: string; venueId: string; fromAt: Instant; untilAt: Instant }[]
>`
  select i.case_id, i.venue_id, i.from_at, coalesce(i.until_at, i.from_at) as until_at
  from case_items i join venues v on v.id = i.venue_id
  where i.case_id = any(${[...cases]}::text[]) and i.state <> 'removed' and i.from_at is not null and v.kind <> 'home'`

/** The venues of these ids by id. */
export async function venuesOf(sql: Reader, ids: readonly string[]): Promise<Map<string, Venue>> {
  const rows = await sql<Venue[]>`
    select id, name, is_public from venues where id = any(${[...ids]}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

const contactsOf = (sql: Reader, cases: readonly string[]) => sql<
  { infectee: string; infector: string }[]
>`
  select distinct j.id as infectee, k.case_id as infector
  from cases j join contacts k on k.became_case = j.id or (j.person_id is not null and k.person_id = j.person_id)
  where j.id = any(${[...cases]}::text[]) and k.dropped_at is null and k.through_id is null and k.case_id <> j.id`

type Given = {
  rows: readonly ChainRow[]
  links: readonly LinkRow[]
  stays: readonly { caseId: string; venueId: string; fromAt: Instant; untilAt: Instant }[]
  contacts: readonly { infectee: string; infector: string }[]
  interval: Interval
}

/** Everything that may lead from one of these cases to another, with its weight. A source that somebody rejected is no candidate. */
export function candidatesFrom({
  rows,
  links,
  stays,
  contacts,
  interval,
}: Given): GroundedCandidate[] {
  const lines = new Map(rows.map(({ id }, line) => [id, line]))
  const found = new Map<number, GroundedCandidate>()
  const rejected = new Set<number>()
  const keyOf = (infectee: number, infector: number) => infectee * rows.length + infector
  const add = (infectee: number, infector: number, ground: Ground, venue: string | null = null) => {
    if (infectee === infector || rejected.has(keyOf(infectee, infector))) return
    const key = keyOf(infectee, infector)
    const one = found.get(key) ?? {
      infectee,
      infector,
      contact: 1,
      place: 1,
      sameHome: 1,
      isDecided: false,
      grounds: new Set<Ground>(),
      venue: null,
    }
    found.set(key, {
      ...one,
      contact: ground === 'named' || ground === 'contact' ? groundWeights.contact : one.contact,
      place: ground === 'place' ? groundWeights.place : one.place,
      sameHome: ground === 'household' ? groundWeights.household : one.sameHome,
      isDecided: one.isDecided || ground === 'decided',
      grounds: one.grounds.add(ground),
      venue: one.venue ?? venue,
    })
  }
  const between = (
    infectee: string,
    infector: string | null,
    what: (a: number, b: number) => void,
  ) => {
    const [a, b] = [lines.get(infectee), lines.get(infector ?? '')]
    if (a !== undefined && b !== undefined) what(a, b)
  }
  for (const { infectee, infector, state } of links)
    between(infectee, infector, (a, b) => {
      if (state === 'rejected') rejected.add(keyOf(a, b))
      else add(a, b, state)
    })
  for (const { infectee, infector } of contacts)
    between(infectee, infector, (a, b) => add(a, b, 'contact'))
  for (const lived of householdsOf(rows))
    for (const a of lived) for (const b of lived) add(a, b, 'household')
  const dated = rows.map(({ onsetAt, positiveAt }) => onsetAt ?? positiveAt)
  const placed: Stay[] = stays.flatMap(({ caseId, venueId, fromAt, untilAt }) => {
    const line = lines.get(caseId)
    return line === undefined ? [] : [{ line, venue: venueId, from: fromAt, until: untilAt }]
  })
  for (const { infectee, infector, venue } of pairsInPlaces(placed, dated, interval))
    add(infectee, infector, 'place', venue)
  return [...found.values()]
}

function householdsOf(rows: readonly ChainRow[]): number[][] {
  const of = new Map<number, number[]>()
  rows.forEach(({ householdId }, line) => {
    if (householdId !== null) of.set(householdId, [...(of.get(householdId) ?? []), line])
  })
  return [...of.values()].filter(({ length }) => length > 1)
}

/** The candidates of these cases among themselves. */
export async function readCandidates(
  sql: Reader,
  rows: readonly ChainRow[],
  links: readonly LinkRow[],
  interval: Interval,
) {
  const ids = rows.map(({ id }) => id)
  const [stays, contacts] = await Promise.all([staysOf(sql, ids), contactsOf(sql, ids)])
  return { stays, candidates: candidatesFrom({ rows, links, stays, contacts, interval }) }
}
