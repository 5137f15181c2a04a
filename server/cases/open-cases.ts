import type { CaseCategory, CaseSource, FoundHow, Severity } from '@bihuan/contract/cases.ts'
import type { CaseState } from '@bihuan/core/cases/lifecycle.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import type { Called } from './called.ts'
import { dueTimes } from './due-times.ts'
import { isolatedSince } from './how-found.ts'
import { takeCaseNumbers } from './take-numbers.ts'
import { writeEvents } from './write-events.ts'

/** What is known when a case comes into being. What is left out is derived, or stays open. */
export type NewCase = {
  /** `case-<uuid of the command>`, or a laboratory's own. */
  id: string
  /** Null for somebody whom the register does not know: then `called` and `area` are given. */
  person: string | null
  called?: Called
  source: Static<typeof CaseSource>
  sourceNumber?: string | null
  /** The finding of a laboratory. */
  round?: number
  tube?: string
  /** When it became known here; the request's moment where left out. */
  openedAt?: Instant
  /** The area that answers for it; the person's home where left out. */
  area?: string
  positiveAt?: Instant | null
  onsetAt?: Instant | null
  isolatedAt?: Instant | null
  /** In isolation or by screening where left out, and a positive moment is known. */
  foundHow?: Static<typeof FoundHow>
  category?: Static<typeof CaseCategory>
  severity?: Static<typeof Severity>
  language?: string
  /** Where an import brings a case that is over: `closed`. */
  state?: CaseState
}

// A laboratory's finding, and a list that the office imports itself, need nobody who takes them on.
const firstState = {
  laboratory: 'open',
  import: 'open',
  clinic: 'reported',
  request: 'reported',
} as const satisfies Record<NewCase['source'], CaseState>

/** The home and the language of the people: a passport and no other document says that Chinese must not be taken for granted. */
async function peopleOf(tx: Tx, people: readonly string[]) {
  const rows = await tx<{ id: string; community: string; foreign: boolean }[]>`
    select p.id, b.community_code as community,
      coalesce((select bool_and(d.kind = 'passport' and d.country <> 'CHN') from documents d where d.person_id = p.id), false) as foreign
    from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
    where p.id = any(${[...people]}::bigint[])`
  return new Map(rows.map((row) => [row.id, row]))
}

const timestamp = (at: Instant | null | undefined) =>
  at === null || at === undefined ? null : isoOf(at)

/**
 * Brings cases into being and gives the ids of those that are new: with number, area, the due times of the rules in force, and how they
 * were found. A finding or a report card that has a case is left alone. Refuses with fact.person-unknown.
 */
export async function openCases(
  tx: Tx,
  cases: readonly NewCase[],
  request: Pick<Request, 'keys' | 'now' | 'actor' | 'anchors'>,
): Promise<string[]> {
  if (cases.length === 0) return []
  const { now, actor, keys } = request
  const policy = await policyNow(tx, request)
  const people = await peopleOf(
    tx,
    cases.flatMap(({ person }) => person ?? []),
  )
  const since = await isolatedSince(
    tx,
    cases.map(({ person, positiveAt, openedAt }) => ({
      person,
      at: positiveAt ?? openedAt ?? now,
    })),
  )
  const rows = cases.map((one, n) => {
    const home = one.person === null ? null : people.get(one.person)
    const area = one.area ?? home?.community
    if (home === undefined || area === undefined) throw new Problem('fact.person-unknown')
    const openedAt = one.openedAt ?? now
    const isolated = since[n] ?? null
    const derived = one.source === 'laboratory' ? 'screening' : null
    return {
      ...one,
      openedAt,
      due: dueTimes(policy, openedAt),
      area,
      state: one.state ?? firstState[one.source],
      language: one.language ?? (home?.foreign ? 'en' : 'zh'),
      isolatedAt: one.isolatedAt ?? isolated,
      foundHow: one.foundHow ?? (isolated === null ? derived : 'in-isolation'),
    }
  })
  const sealed = (called: Called | undefined) =>
    called === undefined ? null : JSON.stringify(keys.sealedJson('facts', now, called))
  const text = (of: (row: (typeof rows)[number]) => string | null | undefined) =>
    rows.map((row) => of(row) ?? null)
  const added = await tx<{ id: string }[]>`
    insert into cases (id, person_id, called, source, source_number, round_id, tube_id, opened_at, opened_by, area_code, state, category, severity,
      found_how, language, onset_at, positive_at, isolated_at, report_due, key_facts_due, investigated_due)
    select id, person_id, called::jsonb, source, source_number, round_id, tube_id, opened_at, ${actor.id}, area_code, state, category, severity,
      found_how, language, onset_at, positive_at, isolated_at, report_due, key_facts_due, investigated_due
    from unnest(
      ${text(({ id }) => id)}::text[], ${text(({ person }) => person)}::bigint[], ${text(({ called }) => sealed(called))}::text[], ${text(({ source }) => source)}::text[],
      ${text(({ sourceNumber }) => sourceNumber)}::text[], ${rows.map(({ round }) => round ?? null)}::int[], ${text(({ tube }) => tube)}::bigint[],
      ${text(({ openedAt }) => isoOf(openedAt))}::timestamptz[], ${text(({ area }) => area)}::text[], ${text(({ state }) => state)}::text[],
      ${text(({ category }) => category)}::text[], ${text(({ severity }) => severity)}::text[], ${text(({ foundHow }) => foundHow)}::text[],
      ${text(({ language }) => language)}::text[], ${text(({ onsetAt }) => timestamp(onsetAt))}::timestamptz[],
      ${text(({ positiveAt }) => timestamp(positiveAt))}::timestamptz[], ${text(({ isolatedAt }) => timestamp(isolatedAt))}::timestamptz[],
      ${text(({ due }) => timestamp(due.report))}::timestamptz[], ${text(({ due }) => timestamp(due.keyFacts))}::timestamptz[],
      ${text(({ due }) => timestamp(due.investigated))}::timestamptz[]
    ) g (id, person_id, called, source, source_number, round_id, tube_id, opened_at, area_code, state, category, severity, found_how, language,
      onset_at, positive_at, isolated_at, report_due, key_facts_due, investigated_due)
    order by id
    on conflict do nothing
    returning id`
  if (added.length === 0) return []
  const ids = added.map(({ id }) => id).sort()
  const first = await takeCaseNumbers(tx, ids.length)
  await tx`
    update cases c set number = ${first} + g.nth::int - 1, version = 1
    from unnest(${ids}::text[]) with ordinality g (id, nth) where c.id = g.id`
  const states = new Map(rows.map(({ id, state }) => [id, state]))
  await writeEvents(
    tx,
    ids.map((id) => ({
      case: id,
      version: 1,
      event: 'open',
      from: null,
      to: states.get(id) ?? 'open',
    })),
    request,
  )
  return ids
}

/** Brings one case into being and gives its id; null where the same finding or report has one. */
export async function openCase(
  tx: Tx,
  one: Omit<NewCase, 'id'> & { id?: string },
  request: Pick<Request, 'id' | 'keys' | 'now' | 'actor' | 'anchors'>,
): Promise<string | null> {
  const [id] = await openCases(tx, [{ ...one, id: one.id ?? `case-${request.id}` }], request)
  return id ?? null
}
