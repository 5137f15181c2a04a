import { MergeParams, MergePreview, Merges, MergesParams } from '@bihuan/contract/case-merges.ts'
import { alike } from '@bihuan/core/cases/alike.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { doorAddress } from '../people/address.ts'
import { caseLines } from './case-lines.ts'
import { caseReaders } from './case-roles.ts'
import { planMerge } from './merge-plan.ts'
import { caseToRead } from './show-case.ts'

type Whom = {
  id: string
  name: string
  initials: string | null
  sex: 'female' | 'male'
  bornOn: string
  address: string
  phoneHash: string | null
  tails: string[] | null
}

/** How alike the two people of the register are; nothing to say where one is not of the register. */
async function howAlike(sql: Reader, from: string | null, into: string | null) {
  if (from === null || into === null) return { score: 0, reasons: [] }
  const rows = await sql<Whom[]>`
    select p.id, p.name, p.name_initials as initials, p.sex, p.born_on, ${doorAddress(sql)} as address, p.phone_hash,
      (select array_agg(d.tail_hash::text) from documents d where d.person_id = p.id and d.tail_hash is not null) as tails
    from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id join compounds c on c.id = b.compound_id
    where p.id in (${from}, ${into})`
  const [one, other] = [from, into].map((id) => rows.find((row) => row.id === id))
  if (!one || !other) return { score: 0, reasons: [] }
  return alike(
    {
      name: one.name,
      initials: one.initials ?? '',
      address: one.address,
      sex: one.sex,
      bornOn: one.bornOn,
    },
    {
      ...other,
      initials: other.initials ?? '',
      samePhone: one.phoneHash !== null && one.phoneHash === other.phoneHash,
      sameTail: (one.tails ?? []).some((tail) => other.tails?.includes(tail)),
    },
  )
}

/** What a merge would move, and what would stay, before anybody decides. */
export const mergePreview = query({
  name: 'case.merge-preview',
  summary: 'What a merge of two cases would move',
  roles: caseReaders,
  params: MergeParams,
  outcome: MergePreview,
  people: true,
  async run(sql, { from: fromId, into: intoId }, question) {
    const from = await caseToRead(sql, fromId, 'case.merge-preview', question)
    const into = await caseToRead(sql, intoId, 'case.merge-preview', question)
    const [plan, { lines }, { score, reasons }] = await Promise.all([
      planMerge(sql, from, into),
      caseLines(sql, [fromId, intoId], question.now),
      howAlike(sql, from.personId, into.personId),
    ])
    const [first, second = first] = lines
    if (!first || !second) throw new Problem('case.unknown', { case: fromId })
    return {
      from: first,
      into: second,
      samePerson: plan.samePerson,
      refused: plan.refused.map((words) => ({ ...words })),
      moves: {
        contacts: plan.contacts.length,
        items: plan.items.length,
        links: plan.links.length,
        members: plan.parts.length,
      },
      stays: plan.stays.map(({ what, words }) => ({ what, words: { ...words } })),
      reasons: [...reasons],
      score,
    }
  },
})

type Row = {
  merge: string
  from: string
  fromNumber: number | null
  into: string
  intoNumber: number | null
  at: number
  by: string
  isOnePerson: boolean
  undoneAt: number | null
}

/** The merges in which a case had a part, the latest first. */
export const mergesOfCase = query({
  name: 'case.merges',
  summary: 'The merges in which a case had a part',
  roles: caseReaders,
  params: MergesParams,
  outcome: Merges,
  people: true,
  async run(sql, { case: id }, question) {
    await caseToRead(sql, id, 'case.merges', question)
    const rows = await sql<Row[]>`
      select m.id as merge, m.from_case as from, f.number as from_number, m.into_case as into, i.number as into_number, m.at,
        coalesce(a.display_name, m.by_account) as by, m.is_one_person, m.undone_at
      from case_merges m join cases f on f.id = m.from_case join cases i on i.id = m.into_case left join accounts a on a.id = m.by_account
      where m.from_case = ${id} or m.into_case = ${id} order by m.at desc, m.id`
    const number = (one: number | null) => (one === null ? null : caseNumber(one))
    return {
      merges: rows.map((row) => ({
        ...row,
        fromNumber: number(row.fromNumber),
        intoNumber: number(row.intoNumber),
        at: isoOf(row.at),
        undoneAt: row.undoneAt === null ? null : isoOf(row.undoneAt),
      })),
    }
  },
})
