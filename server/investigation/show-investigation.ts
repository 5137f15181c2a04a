import { CaseParams, Investigation } from '@bihuan/contract/investigation.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { isRunningState } from '@bihuan/core/cases/lifecycle.ts'
import { keyFactsOf } from '@bihuan/core/investigation/key-facts.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { caseReaders, investigators } from '../cases/case-roles.ts'
import { type CaseRow, knownCase } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import { type Question, query } from '../door/query.ts'
import { doorAddress } from '../people/address.ts'
import { ageOn } from '../people/age.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { checkArea } from './open-case.ts'
import { type ItemRow, itemOf, itemRows, wireItem } from './rows.ts'
import { runningCalls } from './running-calls.ts'
import { draftsOf, noteHere, whoIsHere } from './who-is-here.ts'
import { windowsOfCase, wireGaps, wireWindows } from './windows-of-case.ts'

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

type PersonRow = {
  name: string
  sex: string
  bornOn: string
  phoneCipher: Buffer | null
  address: string
}

async function personOf(
  sql: Reader,
  { personId, called }: CaseRow,
  { keys, now }: Question,
): Promise<Static<typeof Investigation>['person']> {
  const outside = {
    person: null,
    name: called?.name ?? called?.code ?? '?',
    sex: called?.sex ?? null,
    age: called?.age ?? null,
    phone: called?.phone ?? null,
    address: null,
  }
  if (personId === null) return outside
  const [row] = await sql<PersonRow[]>`
    select p.name, p.sex, p.born_on, p.phone_cipher,
      (select string_agg(a.name, '' order by length(a.code)) from areas a where b.community_code like a.code || '%' and a.level <> 'city') || ${doorAddress(sql)} as address
    from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id join compounds c on c.id = b.compound_id
    where p.id = ${personId}`
  if (!row) return outside
  return {
    person: personId,
    name: row.name,
    sex: row.sex,
    age: ageOn(row.bornOn, cityDateOf(now)),
    phone: row.phoneCipher === null ? null : keys.open(row.phoneCipher),
    address: row.address,
  }
}

function wireCase(row: CaseRow, area: { code: string; name: string }, mayWrite: boolean) {
  return {
    id: row.id,
    number: caseNumber(row.number ?? 0),
    state: row.state,
    category: row.category,
    severity: row.severity,
    foundHow: row.foundHow,
    source: row.source,
    areaCode: area.code,
    area: area.name,
    onsetAt: iso(row.onsetAt),
    positiveAt: iso(row.positiveAt),
    isolatedAt: iso(row.isolatedAt),
    reportDue: iso(row.reportDue),
    keyFactsDue: iso(row.keyFactsDue),
    investigatedDue: iso(row.investigatedDue),
    reportedAt: iso(row.reportedAt),
    keyFactsAt: iso(row.keyFactsAt),
    investigatedAt: iso(row.investigatedAt),
    closedAt: iso(row.closedAt),
    version: row.version,
    mayWrite,
  }
}

/** Names of the areas that an area lies in, the district first. */
async function areaName(sql: Reader, code: string): Promise<string> {
  const [row] = await sql<{ name: string | null }[]>`
    select string_agg(name, '' order by length(code)) as name from areas where ${code} like code || '%' and level <> 'city'`
  return row?.name ?? code
}

/** The page of one case: who it is, the timeline with its windows and gaps, who else is here. Leaves a trace with the person. */
export const showInvestigation = query({
  name: 'case.investigation',
  summary: 'The investigation of one case',
  roles: caseReaders,
  params: CaseParams,
  outcome: Investigation,
  people: true,
  async run(sql, { case: caseId }, question) {
    const { now, actor, purpose, keys } = question
    const code = await checkArea(sql, caseId, question)
    const row = await knownCase(sql, caseId)
    // The trace is written before the answer: whoever has seen has left a mark.
    if (row.personId !== null && purpose !== null)
      await leaveTrace(sql, {
        person: row.personId,
        query: 'case.investigation',
        actor,
        purpose,
        at: now,
      })
    const mayWrite = investigators.includes(actor.role) && isRunningState(row.state)
    if (mayWrite) await noteHere(sql, caseId, false, question)
    const [counted] = await sql<{ change: number }[]>`
      select change from case_changes where case_id = ${caseId}`
    const rows = await sql<ItemRow[]>`
      ${itemRows(sql)} where i.case_id = ${caseId} order by i.from_at nulls last, i.id`
    const items = rows.map(itemOf)
    if (purpose !== null)
      await leaveListTraces(sql, {
        people: items.flatMap(({ people }) => people.flatMap(({ person }) => person ?? [])),
        query: 'case.investigation',
        actor,
        purpose,
        at: now,
      })
    const [person, windows, name, drafts, present, calls] = await Promise.all([
      personOf(sql, row, question),
      windowsOfCase(sql, row, question),
      areaName(sql, code),
      draftsOf(sql, keys, caseId),
      whoIsHere(sql, caseId, now),
      runningCalls(sql, keys, caseId, now),
    ])
    const { known, missing } = keyFactsOf(
      {
        person: person.person !== null,
        phone: person.phone !== null,
        home: person.address !== null,
        category: row.category,
        onset: row.onsetAt !== null,
        positive: row.positiveAt !== null,
        foundHow: row.foundHow !== null,
        isolated: row.isolatedAt !== null,
      },
      items,
      windows,
    )
    return {
      now: isoOf(now),
      case: wireCase(row, { code, name }, mayWrite),
      person,
      windows: wireWindows(windows),
      items: rows.map(wireItem),
      gaps: wireGaps(items, windows, now),
      keyFacts: { known: [...known], missing: [...missing] },
      drafts,
      present,
      calls,
      since: String(counted?.change ?? 0),
    }
  },
})
