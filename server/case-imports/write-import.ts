import type { Line } from '@bihuan/interop/line-list/line.ts'
import { relationOf } from '@bihuan/interop/line-list/relation-of.ts'
import { type Called, type NewCase, openCases } from '../cases/store.ts'
import { nameLinks } from '../chains/name-link.ts'
import { writeContacts } from '../contacts/write-contacts.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import type { Plan, PlannedCase, PlannedContact, RowEnd } from './plan.ts'

/** What is known of somebody whom the register does not know. */
function calledOf(code: string, line: Line | null): Called {
  const words = line ? wordsOf(line) : ''
  return {
    code,
    ...(line?.name ? { name: line.name } : {}),
    ...(line?.sex ? { sex: line.sex } : {}),
    ...(line && line.age !== null ? { age: line.age } : {}),
    ...(line?.phone ? { phone: line.phone } : {}),
    ...(words === '' ? {} : { words }),
  }
}

const wordsOf = ({ address, document, bornOn, note }: Line): string =>
  [address, document, bornOn, note].filter((one) => one !== null).join('；')

/** What the individual form takes over from a line list; sealed. */
const sheetOf = ({ place, cluster, exposedFrom, exposedUntil, address, relation, note }: Line) => ({
  place,
  cluster,
  exposedFrom,
  exposedUntil,
  address,
  relation,
  note,
})

function newCase(
  { id, line, code, found }: PlannedCase,
  area: string,
  over: boolean,
  now: number,
): NewCase {
  const known = line?.reportedAt ?? line?.positiveAt ?? null
  return {
    id,
    person: found?.person ?? null,
    ...(found ? {} : { called: calledOf(code, line), area }),
    source: 'import',
    sourceNumber: code,
    openedAt: Math.min(known ?? now, now),
    onsetAt: line?.onsetAt ?? null,
    positiveAt: line?.positiveAt ?? null,
    isolatedAt: line?.isolatedAt ?? null,
    ...(line?.category ? { category: line.category } : {}),
    ...(line?.severity ? { severity: line.severity as NonNullable<NewCase['severity']> } : {}),
    ...(line?.foundHow ? { foundHow: line.foundHow as NonNullable<NewCase['foundHow']> } : {}),
    ...(over ? { state: 'closed' } : {}),
  }
}

async function writeCases(
  tx: Tx,
  cases: readonly PlannedCase[],
  { area, over }: { area: string; over: boolean },
  request: Request,
): Promise<void> {
  if (cases.length === 0) return
  const { keys, now } = request
  const added = await openCases(
    tx,
    cases.map((one) => newCase(one, area, over, now)),
    request,
  )
  if (added.length !== cases.length) throw new Problem('case.changed-meanwhile')
  const moment = (at: number | null | undefined) =>
    at === null || at === undefined ? null : new Date(at).toISOString()
  const sheets = cases.map(({ line }) =>
    line ? JSON.stringify(keys.sealedJson('facts', now, sheetOf(line))) : null,
  )
  await tx`
    update cases c set import_key = decode(g.key, 'hex'), sheet = g.sheet::jsonb, reported_at = g.reported_at,
      closed_at = case when c.state = 'closed' then ${now}::timestamptz end
    from unnest(${cases.map(({ id }) => id)}::text[], ${cases.map(({ key }) => key)}::text[], ${sheets}::text[],
      ${cases.map(({ line }) => moment(line?.reportedAt))}::timestamptz[]) g (id, key, sheet, reported_at)
    where c.id = g.id`
}

async function writeAllContacts(
  tx: Tx,
  contacts: readonly PlannedContact[],
  area: string,
  request: Request,
): Promise<void> {
  const byCase = Map.groupBy(contacts, (one) => one.case)
  for (const [of, some] of byCase) {
    const { errors } = await writeContacts(
      tx,
      of,
      some.map(({ id, line, found }) => {
        const relation = relationOf(line.relation)
        const { code, name, phone, words } = calledOf(line.id, line)
        // The list's own words stay where no relation of ours says the same.
        const more = [code, words, relation === 'other' ? line.relation : null]
        const from = line.exposedFrom ?? line.exposedUntil ?? request.now
        return {
          id,
          person: found?.person ?? null,
          ...(found
            ? {}
            : {
                called: {
                  ...(name ? { name } : {}),
                  ...(phone ? { phone } : {}),
                  words: more.filter((one) => one).join('；'),
                },
                areaCode: area,
              }),
          relation,
          exposure: { relation, from, until: line.exposedUntil ?? from },
        }
      }),
      request,
    )
    // The plan looked for each reason not to name them; what is left came about meanwhile.
    if (errors.length > 0) throw new Problem('case.changed-meanwhile')
  }
}

async function writeRows(tx: Tx, id: string, ends: readonly RowEnd[]): Promise<void> {
  await tx`
    insert into import_rows (import_id, sheet, row_number, outcome, case_id, contact_id, key, content, fault, fault_column)
    select ${id}, sheet, row_number, outcome, case_id, contact_id, decode(key, 'hex'), decode(content, 'hex'), fault, fault_column
    from unnest(${ends.map(({ sheet }) => sheet)}::text[], ${ends.map(({ row }) => row)}::int[], ${ends.map(({ outcome }) => outcome)}::text[],
      ${ends.map((one) => one.case)}::text[], ${ends.map(({ contact }) => contact)}::uuid[], ${ends.map(({ key }) => key)}::text[],
      ${ends.map(({ content }) => content)}::text[], ${ends.map(({ fault }) => fault?.code ?? null)}::text[],
      ${ends.map(({ fault }) => fault?.column ?? null)}::text[])
      g (sheet, row_number, outcome, case_id, contact_id, key, content, fault, fault_column)`
}

/** Writes everything of a plan as one unit under the id of the command. */
export async function writeImport(
  tx: Tx,
  plan: Plan,
  { area, over, files }: { area: string; over: boolean; files: readonly string[] },
  request: Request,
): Promise<void> {
  const { id, now, actor, keys } = request
  const count = (outcome: RowEnd['outcome']) =>
    plan.ends.filter((one) => one.outcome === outcome).length
  await writeCases(tx, plan.cases, { area, over }, request)
  await writeAllContacts(tx, plan.contacts, area, request)
  await nameLinks(
    tx,
    plan.named.map(({ infectee, infector, link }) => ({
      infectee,
      infector,
      exposure: link.exposure,
    })),
    request,
  )
  await tx`
    insert into case_imports (id, area_code, files, imported_by, imported_at, cases, contacts, links, same, matched, faulty)
    values (${id}, ${area}, ${tx.json(keys.sealedJson('facts', now, files) as never)}, ${actor.id}, ${now}, ${plan.cases.length},
      ${plan.contacts.length}, ${plan.named.length}, ${count('same')}, ${count('matched')}, ${count('faulty')})`
  await writeRows(tx, id, [...plan.ends, ...endsOfLinkCases(plan)])
}

/** Cases that only links name have no row of their own; a row below zero keeps them with the import. */
const endsOfLinkCases = ({ cases }: Plan): RowEnd[] =>
  cases
    .filter(({ line }) => line === null)
    .map(({ id, key }, n) => ({
      sheet: 'line-list',
      row: -1 - n,
      outcome: 'written',
      case: id,
      contact: null,
      key,
      content: null,
      fault: null,
    }))
