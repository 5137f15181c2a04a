import type { Line } from '@bihuan/interop/line-list/line.ts'
import { type LineFaultCode, lineFault } from '@bihuan/interop/line-list/line-fault.ts'
import type { LinesRead } from '@bihuan/interop/line-list/read-lines.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import type { Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { type Earlier, earlierRows } from './earlier-rows.ts'
import { documentOf, type FoundPerson, findPeople } from './find-people.ts'
import type { PlannedCase, PlannedContact, RowEnd } from './plan.ts'
import type { ReadSheet, SheetFault } from './read-files.ts'
import { contentKey, rowKeys } from './row-keys.ts'
import { type RunningCase, runningCases } from './running-cases.ts'

export type LinesPlanned = {
  ends: RowEnd[]
  cases: PlannedCase[]
  contacts: PlannedContact[]
  faults: SheetFault[]
  matches: { row: number; case: string; number: number | null }[]
  people: string[]
  /** Ids of cases by the numbers of the file. */
  byCode: Map<string, string>
}

type Columns = ReadSheet<{ columns: Partial<Record<string, string>> }>['mapping']['columns']
type Desk = {
  columns: Columns
  keys: ReturnType<typeof rowKeys>
  earlier: ReadonlyMap<string, Earlier>
  found: ReadonlyMap<number, FoundPerson>
  running: ReadonlyMap<string, RunningCase>
  request: Request
  out: LinesPlanned
  /** Of people of this file: the row that is theirs. */
  taken: Map<string, number>
}

const end = (line: Line, outcome: RowEnd['outcome'], more: Partial<RowEnd> = {}): RowEnd => ({
  sheet: 'line-list',
  row: line.row,
  outcome,
  case: null,
  contact: null,
  key: null,
  content: null,
  fault: null,
  ...more,
})

/**
 * Says of each row of a line list what would become of it: a new case or contact, the same as an earlier import wrote, a person who has a
 * case already, or a fault. Cases come before contacts, whose case may stand below them in the file.
 */
export async function planLines(
  sql: Reader,
  { lines, repeats }: LinesRead,
  columns: Columns,
  area: string,
  request: Request,
): Promise<LinesPlanned> {
  const keys = rowKeys(request.keys, area)
  const codes = lines.flatMap((line) => [
    line.kind === 'case' ? keys.ofCase(line.id) : keys.ofContact(line),
    ...(line.contactOf === null ? [] : [keys.ofCase(line.contactOf)]),
  ])
  const found = await findPeople(sql, lines, request.keys)
  const people = [...new Set([...found.values()].map(({ person }) => person))]
  const out: LinesPlanned = {
    ends: [],
    cases: [],
    contacts: [],
    faults: [],
    matches: [],
    people,
    byCode: new Map(),
  }
  const desk: Desk = {
    columns,
    keys,
    earlier: await earlierRows(sql, [...new Set(codes)]),
    found,
    running: await runningCases(sql, people, request.now),
    request,
    out,
    taken: new Map(),
  }
  for (const line of lines) if (line.kind === 'case') planCase(line, desk)
  refuseUnknownInfectors(desk)
  for (const line of lines) if (line.kind === 'contact') planContact(line, desk)
  await matchContacts(sql, desk)
  const byRow = new Map(out.ends.map((one) => [one.row, one]))
  for (const { row, of } of repeats) {
    const first = byRow.get(of)
    out.ends.push({
      ...(first ?? end({ row } as Line, 'same')),
      row,
      outcome: first?.outcome === 'faulty' ? 'faulty' : 'same',
      key: null,
    })
  }
  return out
}

function refuse(line: Line, code: LineFaultCode, field: string, { out, columns }: Desk): void {
  const fault: SheetFault = {
    ...lineFault(code, line.row, columns[field] ?? null),
    sheet: 'line-list',
  }
  out.faults.push(fault)
  out.ends.push(end(line, 'faulty', { fault }))
}

/** True where the person of a row can be taken: the document can be one, is theirs, and they live where the actor may write. */
function mayTake(line: Line, desk: Desk): boolean {
  const person = desk.found.get(line.row)
  if (documentOf(line) === 'faulty') refuse(line, 'document-faulty', 'document', desk)
  else if (person?.isAnother) refuse(line, 'document-of-another', 'document', desk)
  else if (person && !covers(desk.request.actor.areaCode, person.community))
    refuse(line, 'lives-elsewhere', 'document', desk)
  else return true
  return false
}

function planCase(line: Line, desk: Desk): void {
  const { out, keys, earlier, found, running, request, taken } = desk
  const key = keys.ofCase(line.id)
  const content = contentKey(request.keys, line)
  const before = earlier.get(key)
  if (before?.standing) {
    out.byCode.set(line.id, before.standing)
    if (before.content !== content) refuse(line, 'row-differs', 'id', desk)
    else out.ends.push(end(line, 'same', { case: before.caseId, key, content }))
    return
  }
  if (!mayTake(line, desk)) return
  const person = found.get(line.row) ?? null
  if (person && taken.has(person.person)) {
    refuse(line, 'person-twice', 'id', desk)
    return
  }
  if (person) taken.set(person.person, line.row)
  const has = person ? running.get(person.person) : undefined
  if (has) {
    out.byCode.set(line.id, has.id)
    out.matches.push({ row: line.row, case: has.id, number: has.number })
    out.ends.push(end(line, 'matched', { case: has.id, key, content }))
    return
  }
  const id = `case-${request.id}-${line.row}`
  out.byCode.set(line.id, id)
  out.cases.push({ id, key, line, code: line.id, found: person })
  out.ends.push(end(line, 'written', { case: id, key, content }))
}

const standingOf = (code: string, { out, earlier, keys }: Desk) =>
  out.byCode.get(code) ?? earlier.get(keys.ofCase(code))?.standing ?? null

/**
 * A case that names an infector whom nobody knows is a fault, and not a case without its link. Taking one away may leave another without
 * its infector, so this goes on until nothing changes.
 */
function refuseUnknownInfectors(desk: Desk): void {
  const { out } = desk
  for (;;) {
    const lost = out.cases.filter(
      ({ line }) => line?.contactOf && !standingOf(line.contactOf, desk),
    )
    if (lost.length === 0) return
    const ids = new Set(lost.map(({ id }) => id))
    out.cases = out.cases.filter(({ id }) => !ids.has(id))
    out.ends = out.ends.filter((one) => one.case === null || !ids.has(one.case))
    for (const { line } of lost) {
      if (!line) continue
      out.byCode.delete(line.id)
      refuse(line, 'case-unknown', 'contactOf', desk)
    }
  }
}

function planContact(line: Line, desk: Desk): void {
  const { out, keys, earlier, found, request } = desk
  const standing = standingOf(line.contactOf ?? '', desk)
  if (!standing) {
    refuse(line, 'case-unknown', 'contactOf', desk)
    return
  }
  const key = keys.ofContact(line)
  const content = contentKey(request.keys, line)
  const before = earlier.get(key)
  if (before) {
    if (before.content !== content) refuse(line, 'row-differs', 'id', desk)
    else out.ends.push(end(line, 'same', { case: before.caseId, key, content }))
    return
  }
  if (!mayTake(line, desk)) return
  const id = derivedId(request.id, 'contact', String(line.row))
  out.contacts.push({ id, line, case: standing, found: found.get(line.row) ?? null })
  out.ends.push(end(line, 'written', { case: standing, contact: id, key, content }))
}

type Standing = { id: string; caseId: string; personId: string; isTheCase: boolean }

/** Contacts whom the case has already are matched; somebody who would be a contact of themselves is a fault. */
async function matchContacts(sql: Reader, desk: Desk): Promise<void> {
  const { out } = desk
  const known = out.contacts.flatMap(({ case: of, found }) => (found ? [{ of, found }] : []))
  if (known.length === 0) return
  const rows = await sql<Standing[]>`
    select c.id::text, c.case_id, c.person_id, false as is_the_case
    from unnest(${known.map(({ of }) => of)}::text[], ${known.map(({ found }) => found.person)}::bigint[]) g (case_id, person_id)
    join contacts c on c.case_id = g.case_id and c.person_id = g.person_id and c.dropped_at is null and c.through_id is null
    union all
    select k.id, k.id, k.person_id, true
    from unnest(${known.map(({ of }) => of)}::text[], ${known.map(({ found }) => found.person)}::bigint[]) g (case_id, person_id)
    join cases k on k.id = g.case_id and k.person_id = g.person_id`
  const own = out.cases.flatMap(({ id, found }) => (found ? [`${id}|${found.person}`] : []))
  const themselves = new Set([
    ...own,
    ...rows
      .filter(({ isTheCase }) => isTheCase)
      .map(({ caseId, personId }) => `${caseId}|${personId}`),
  ])
  const seen = new Map(
    rows
      .filter(({ isTheCase }) => !isTheCase)
      .map((row) => [`${row.caseId}|${row.personId}`, row.id]),
  )
  const planned = out.contacts
  out.contacts = []
  const ends = new Map(out.ends.map((one) => [one.contact, one]))
  for (const one of planned) {
    const pair = `${one.case}|${one.found?.person}`
    const ended = ends.get(one.id)
    const before = one.found ? seen.get(pair) : undefined
    if (one.found && themselves.has(pair)) {
      out.ends = out.ends.filter((each) => each !== ended)
      refuse(one.line, 'same-person', 'contactOf', desk)
    } else if (before !== undefined && ended) {
      ended.outcome = 'matched'
      ended.contact = before
    } else {
      if (one.found) seen.set(pair, one.id)
      out.contacts.push(one)
    }
  }
}
