import { CaseHead, CaseHistory, CaseParams } from '@bihuan/contract/cases.ts'
import type { CaseState } from '@bihuan/core/cases/lifecycle.ts'
import { caseEvents, moveOf } from '@bihuan/core/cases/lifecycle.ts'
import { whatIsMissing } from '@bihuan/core/cases/what-is-missing.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { type Question, query } from '../door/query.ts'
import { doorAddress } from '../people/address.ts'
import { leaveTraces } from '../people/leave-trace.ts'
import { caseLines } from './case-lines.ts'
import { caseReaders } from './case-roles.ts'
import { contentOf } from './content-of.ts'
import { areaOfCase, type CaseRow, knownCase } from './store.ts'

/** A case that the asker's area contains, after the trace of the look at its person. Refuses with case.unknown and access.area-is-not-yours. */
export async function caseToRead(
  sql: Reader,
  id: string,
  name: string,
  { actor, now, purpose }: Question,
): Promise<CaseRow> {
  const row = await knownCase(sql, id)
  const area = await areaOfCase(sql, id)
  if (!covers(actor.areaCode, area))
    throw new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
  if (row.personId !== null && purpose !== null)
    await leaveTraces(sql, [{ person: row.personId, query: name, actor, purpose, at: now }])
  return row
}

type Whom = {
  name: string
  bornOn: string
  phoneCipher: Buffer | null
  address: string
}

async function whomOf(sql: Reader, person: string | null): Promise<Whom | null> {
  if (person === null) return null
  const [row] = await sql<Whom[]>`
    select p.name, p.born_on, p.phone_cipher,
      (select string_agg(a.name, '' order by length(a.code)) from areas a where b.community_code like a.code || '%' and a.level <> 'city') || ${doorAddress(sql)} as address
    from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id join compounds c on c.id = b.compound_id
    where p.id = ${person}`
  return row ?? null
}

const isoOrNull = (at: Instant | null) => (at === null ? null : isoOf(at))

/** The head of a case with the full name, phone and address: needs a purpose and leaves a trace. */
export const showCase = query({
  name: 'case.show',
  summary: 'A case: whom, where it stands, what is owed, who works on it',
  roles: caseReaders,
  params: CaseParams,
  outcome: CaseHead,
  people: true,
  async run(sql, { case: id }, question) {
    const row = await caseToRead(sql, id, 'case.show', question)
    const { keys, now } = question
    const [{ lines }, whom, content] = await Promise.all([
      caseLines(sql, [id], now),
      whomOf(sql, row.personId),
      contentOf(sql, row),
    ])
    const [line] = lines
    if (!line) throw new Problem('case.unknown', { case: id })
    const missing = whatIsMissing(content)
    return {
      now: isoOf(now),
      ...line,
      person: row.personId,
      name: whom?.name ?? row.called?.name ?? row.called?.code ?? '',
      bornOn: whom?.bornOn ?? null,
      language: row.language,
      phone: whom?.phoneCipher ? keys.open(whom.phoneCipher) : (row.called?.phone ?? null),
      address: whom?.address ?? null,
      sourceNumber: row.sourceNumber,
      reportReceipt: row.reportReceipt,
      hasNoContacts: row.hasNoContacts,
      positiveAt: isoOrNull(row.positiveAt),
      isolatedAt: isoOrNull(row.isolatedAt),
      fact: row.factId,
      mergedInto: row.mergedInto,
      missing: {
        keyFacts: missing['key-facts'],
        investigation: missing.complete,
        close: missing.close,
      },
      may: caseEvents.map((event) => {
        const move = moveOf(row.state, event)
        return { event, why: 'why' in move ? { ...move.why } : null }
      }),
    }
  },
})

type EventRow = {
  version: number
  event: string
  at: Instant
  by: string
  byName: string | null
  from: CaseState | null
  to: CaseState | null
  before: unknown
  after: unknown
  words: string | null
}

/** Everything that was done to a case, the latest first. */
export const caseHistory = query({
  name: 'case.history',
  summary: 'Everything that was done to a case',
  roles: caseReaders,
  params: CaseParams,
  outcome: CaseHistory,
  people: true,
  async run(sql, { case: id }, question) {
    await caseToRead(sql, id, 'case.history', question)
    const rows = await sql<EventRow[]>`
      select e.version, e.event, e.at, e.by_account as by, a.display_name as by_name, e.from_state as from, e.to_state as to, e.before, e.after, e.words
      from case_events e left join accounts a on a.id = e.by_account where e.case_id = ${id} order by e.version desc`
    return {
      case: id,
      events: rows.map((row) => ({
        ...row,
        at: isoOf(row.at),
        words: row.words === null ? null : question.keys.openText(row.words),
      })),
    }
  },
})
