import { CasesMerged, MergeCases } from '@bihuan/contract/case-merges.ts'
import type { Tx } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { investigators } from './case-roles.ts'
import { type Joined, joinPeople } from './join-people.ts'
import { filled, type LinkRow, type MergePlan, planMerge } from './merge-plan.ts'
import { mergeRefused } from './merge-refused.ts'
import { areaOfCase, type CaseRow, casesOf, knownCase } from './store.ts'
import { writeEvents } from './write-events.ts'

/** What a merge moved and changed, as its row keeps it: enough to restore everything exactly. */
export type Moves = {
  contacts: string[]
  items: string[]
  links: LinkRow[]
  parts: string[]
  /** Columns that `into` took over, and those that it had. */
  took: Record<string, string | number | null>
  fromBefore: { state: CaseRow['state']; closedAt: number | null }
  joined: Joined | null
}

/** A column of the table by the name of the row. */
export const columnOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The two cases, locked in the order of their ids so that two merges of the same cases wait for each other. */
export async function lockTwo(tx: Tx, from: string, into: string): Promise<[CaseRow, CaseRow]> {
  await tx`select from cases where id in (${from}, ${into}) order by id for update`
  const rows = await casesOf(tx, [from, into])
  const of = (id: string) => {
    const row = rows.find((one) => one.id === id)
    if (!row) throw new Problem('case.unknown', { case: id })
    return row
  }
  return [of(from), of(into)]
}

async function move(tx: Tx, from: string, into: string, plan: MergePlan, { now }: Request) {
  await tx`update contacts set case_id = ${into} where id = any(${plan.contacts}::uuid[])`
  await tx`update case_items set case_id = ${into} where id = any(${plan.items}::uuid[])`
  await tx`update case_item_versions set case_id = ${into} where item_id = any(${plan.items}::uuid[])`
  await tx`
    update case_links set infectee = case when infectee = ${from} then ${into} else infectee end,
      infector = case when infector = ${from} then ${into} else infector end
    where id = any(${plan.links.map(({ id }) => id)}::uuid[])`
  await tx`
    insert into case_team (case_id, part, version, account_id, since, given_by)
    select ${into}, part, (select version + 1 from cases where id = ${into}), account_id, ${now}::timestamptz, given_by from case_team
    where case_id = ${from} and part = any(${plan.parts}::text[]) and until_at is null`
}

/** What `into` takes over from `from`: columns in which it has nothing. */
const takenOver = (from: CaseRow, into: CaseRow): Moves['took'] =>
  Object.fromEntries(
    filled
      .filter((column) => into[column] === null && from[column] !== null)
      .map((column) => [column, from[column]]),
  )

/**
 * Merges a case into another, with its contacts, items, links and the parts of its team that the other has nobody for. Two records of people
 * are joined if it is said that they are one person. What both have stays where it is, and that of `into` holds.
 */
export const mergeCases = command({
  name: 'case.merge',
  summary: 'Merge two cases that are one',
  roles: investigators,
  input: MergeCases,
  outcome: CasesMerged,
  area: (sql, { into }) => areaOfCase(sql, into),
  async run(tx, { from: fromId, into: intoId, isOnePerson, words }, request) {
    const { actor, now, keys } = request
    if (fromId === intoId) throw new Problem('case.merge-with-itself')
    await knownCase(tx, fromId)
    const area = await areaOfCase(tx, fromId)
    if (!covers(actor.areaCode, area))
      throw new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
    const [from, into] = await lockTwo(tx, fromId, intoId)
    const plan = await planMerge(tx, from, into)
    const [why] = plan.refused
    if (why) throw mergeRefused(why)
    if (!plan.samePerson && !isOnePerson)
      throw mergeRefused({
        zh: '两例不是同一人；如是同一人，请确认两份登记为一人',
        en: 'they are of two people: say so if the two records are one person',
      })
    const joined =
      plan.samePerson || from.personId === null || into.personId === null
        ? null
        : await joinPeople(tx, from.personId, into.personId, request)
    const took = takenOver(from, into)
    await move(tx, fromId, intoId, plan, request)
    const values = Object.fromEntries(
      Object.entries(took).map(([name, value]) => [columnOf(name), value]),
    )
    await tx`
      update cases set ${tx({ ...values, state: into.state })}, version = version + 1 where id = ${intoId}`
    await tx`
      update cases set state = 'merged', merged_into = ${intoId}, closed_at = ${now}, version = version + 1 where id = ${fromId}`
    const { contacts, items, links, parts } = plan
    const moved: Moves = {
      contacts,
      items,
      links,
      parts,
      took,
      fromBefore: { state: from.state, closedAt: from.closedAt },
      joined,
    }
    await tx`
      insert into case_merges (id, from_case, into_case, from_state, is_one_person, moved, words, by_account, at)
      values (${request.id}, ${fromId}, ${intoId}, ${from.state}, ${joined !== null}, ${tx.json(keys.sealedJson('facts', now, moved) as never)},
        ${keys.sealText('facts', now, words)}, ${actor.id}, ${now})`
    const counts = { contacts: contacts.length, items: items.length, links: links.length }
    await writeEvents(
      tx,
      [
        {
          case: fromId,
          version: from.version + 1,
          event: 'merge',
          from: from.state,
          to: 'merged',
          after: { into: intoId },
          words,
        },
        {
          case: intoId,
          version: into.version + 1,
          event: 'merge',
          from: into.state,
          to: into.state,
          after: { from: fromId, ...counts, took: Object.keys(took) },
          words,
        },
      ],
      request,
    )
    return { merge: request.id, from: fromId, into: intoId }
  },
})
