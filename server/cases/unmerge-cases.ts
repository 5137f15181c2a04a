import { CasesMerged, UnmergeCases } from '@bihuan/contract/case-merges.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { investigators } from './case-roles.ts'
import { partPeople } from './join-people.ts'
import { columnOf, lockTwo, type Moves } from './merge-cases.ts'
import { areaOfCase, type CaseRow } from './store.ts'
import { writeEvents } from './write-events.ts'

type Merge = {
  id: string
  fromCase: string
  intoCase: string
  moved: Moves
  at: number
  undoneAt: number | null
}

async function knownMerge(sql: Reader, id: string): Promise<Merge> {
  const [row] = await sql<Merge[]>`
    select id, from_case, into_case, moved, at, undone_at from case_merges where id = ${id}`
  if (!row) throw new Problem('case.merge-unknown')
  if (row.undoneAt !== null) throw new Problem('case.merge-undone')
  return row
}

/** Puts everything back that the merge moved; what came to the remaining case since stays there. */
async function moveBack(tx: Tx, { fromCase, intoCase, moved }: Merge): Promise<void> {
  await tx`
    update contacts set case_id = ${fromCase} where id = any(${moved.contacts}::uuid[]) and case_id = ${intoCase}`
  await tx`
    update case_items set case_id = ${fromCase} where id = any(${moved.items}::uuid[]) and case_id = ${intoCase}`
  await tx`
    update case_item_versions set case_id = ${fromCase} where item_id = any(${moved.items}::uuid[]) and case_id = ${intoCase}`
  await tx`
    update case_links l set infectee = g.infectee, infector = g.infector
    from unnest(${moved.links.map(({ id }) => id)}::uuid[], ${moved.links.map(({ infectee }) => infectee)}::text[],
      ${moved.links.map(({ infector }) => infector)}::text[]) g (id, infectee, infector)
    where l.id = g.id`
}

/** The columns that the remaining case took over and that are still as it took them: they go back. */
const givenBack = (into: CaseRow, took: Moves['took']): Record<string, null> =>
  Object.fromEntries(
    Object.entries(took)
      .filter(([name, value]) => into[name as keyof CaseRow] === value)
      .map(([name]) => [columnOf(name), null]),
  )

/**
 * Undoes a merge: contacts, items, links, team and the records of people are as they were, and the case goes on in the state in which it
 * was. Refused while a later merge stands on it.
 */
export const unmergeCases = command({
  name: 'case.unmerge',
  summary: 'Undo a merge of two cases',
  roles: investigators,
  input: UnmergeCases,
  outcome: CasesMerged,
  area: async (sql, { merge }) => areaOfCase(sql, (await knownMerge(sql, merge)).intoCase),
  async run(tx, { merge: id, words }, request) {
    const { actor, now, keys } = request
    const before = await knownMerge(tx, id)
    const { fromCase, intoCase } = before
    const [from, into] = await lockTwo(tx, fromCase, intoCase)
    if (into.state === 'merged') throw new Problem('case.merge-not-last')
    const [later] = await tx`
      select from case_merges where undone_at is null and into_case = ${intoCase} and id <> ${id} and at > ${before.at}`
    if (later) throw new Problem('case.merge-not-last')
    const undone = await tx`
      update case_merges set undone_at = ${now}, undone_by = ${actor.id}, undone_words = ${keys.sealText('facts', now, words)}
      where id = ${id} and undone_at is null returning id`
    if (undone.length === 0) throw new Problem('case.merge-undone')
    const { moved } = before
    if (moved.joined) await partPeople(tx, moved.joined)
    await moveBack(tx, before)
    await tx`
      delete from case_team t where t.case_id = ${intoCase} and t.until_at is null and t.part = any(${moved.parts}::text[])
        and t.since = ${before.at}`
    await tx`
      update cases set ${tx({ ...givenBack(into, moved.took), state: into.state })}, version = version + 1 where id = ${intoCase}`
    const { state, closedAt } = moved.fromBefore
    await tx`
      update cases set state = ${state}, merged_into = null, closed_at = ${closedAt}, version = version + 1 where id = ${fromCase}`
    await writeEvents(
      tx,
      [
        {
          case: fromCase,
          version: from.version + 1,
          event: 'unmerge',
          from: 'merged',
          to: state,
          words,
        },
        {
          case: intoCase,
          version: into.version + 1,
          event: 'unmerge',
          from: into.state,
          to: into.state,
          after: { from: fromCase },
          words,
        },
      ],
      request,
    )
    return { merge: id, from: fromCase, into: intoCase }
  },
})
