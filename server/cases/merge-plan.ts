import type { Words } from '@bihuan/core/cases/lifecycle.ts'
import { moveOf } from '@bihuan/core/cases/lifecycle.ts'
import type { Reader } from '../db/sql.ts'
import { idsOf } from '../facts/ids-of.ts'
import type { CaseRow } from './store.ts'

/** Columns that the remaining case takes over where it has nothing. */
export const filled = [
  'category',
  'severity',
  'foundHow',
  'onsetAt',
  'positiveAt',
  'isolatedAt',
  'factId',
  'reportedAt',
  'reportReceipt',
] as const satisfies readonly (keyof CaseRow)[]

export type LinkRow = { id: string; infectee: string; infector: string | null }
export type MergePlan = {
  samePerson: boolean
  refused: Words[]
  contacts: string[]
  items: string[]
  /** Links as they are before. */
  links: LinkRow[]
  /** Parts of the team that `into` has nobody for. */
  parts: ('asks' | 'types')[]
  stays: { what: string; words: Words }[]
}

const nameOf: Record<(typeof filled)[number], Words> = {
  category: { zh: '诊断分类', en: 'the category' },
  severity: { zh: '病情', en: 'the severity' },
  foundHow: { zh: '发现方式', en: 'how it was found' },
  onsetAt: { zh: '发病时间', en: 'the onset' },
  positiveAt: { zh: '首次阳性采样时间', en: 'the first positive swab' },
  isolatedAt: { zh: '隔离时间', en: 'when it was isolated' },
  factId: { zh: '事实记录', en: 'the fact of the rules' },
  reportedAt: { zh: '上报时间', en: 'when it was reported' },
  reportReceipt: { zh: '上报编号', en: 'the number of the report' },
}

function refusals(from: CaseRow, into: CaseRow): Words[] {
  if (from.id === into.id) return [{ zh: '不能与自己合并', en: 'it is the same case' }]
  return [from, into].flatMap(({ state }) => {
    const move = moveOf(state, 'merge')
    return 'why' in move ? [move.why] : []
  })
}

/** What would move if `from` were merged into `into`, and what would stay because both have it. Changes nothing. */
export async function planMerge(sql: Reader, from: CaseRow, into: CaseRow): Promise<MergePlan> {
  const [contacts, items, links, team, people] = await Promise.all([
    // Somebody who is a contact of both stays with each: that of `into` is the one that counts.
    sql<{ id: string; stays: boolean }[]>`
      select c.id, c.through_id is null and exists (
        select from contacts o where o.case_id = ${into.id} and o.person_id = c.person_id and o.dropped_at is null and o.through_id is null) and c.dropped_at is null as stays
      from contacts c where c.case_id = ${from.id} order by c.id`,
    sql<{ id: string }[]>`select id from case_items where case_id = ${from.id} order by id`,
    sql<(LinkRow & { stays: boolean })[]>`
      select l.id, l.infectee, l.infector,
        (l.infectee = ${from.id} and l.infector = ${into.id}) or (l.infectee = ${into.id} and l.infector = ${from.id})
        or exists (
          select from case_links o where o.until_at is null and l.until_at is null and o.id <> l.id
            and o.infectee = case when l.infectee = ${from.id} then ${into.id} else l.infectee end
            and (o.infector is not distinct from case when l.infector = ${from.id} then ${into.id} else l.infector end
              or (o.state = 'decided' and l.state = 'decided'))) as stays
      from case_links l where l.infectee = ${from.id} or l.infector = ${from.id} order by l.id`,
    sql<{ part: 'asks' | 'types'; ofInto: boolean }[]>`
      select part, case_id = ${into.id} as of_into from case_team where case_id in (${from.id}, ${into.id}) and until_at is null`,
    into.personId === null ? Promise.resolve<string[]>([]) : idsOf(sql, into.personId),
  ])
  const has = new Set(team.filter(({ ofInto }) => ofInto).map(({ part }) => part))
  const stays = filled
    .filter((column) => from[column] !== null && into[column] !== null)
    .filter((column) => from[column] !== into[column])
    .map((column) => ({ what: column as string, words: nameOf[column] }))
  const both = contacts.filter((one) => one.stays).length
  return {
    samePerson: from.personId !== null && people.includes(from.personId),
    refused: refusals(from, into),
    contacts: contacts.flatMap((one) => (one.stays ? [] : [one.id])),
    items: items.map(({ id }) => id),
    links: links.flatMap(({ stays: remains, ...link }) => (remains ? [] : [link])),
    parts: team.flatMap(({ part, ofInto }) => (ofInto || has.has(part) ? [] : [part])),
    stays:
      both === 0
        ? stays
        : [
            ...stays,
            {
              what: 'contacts',
              words: { zh: `${both} 名两例共有的接触者`, en: `${both} contacts that both have` },
            },
          ],
  }
}
