import { ItemHistory, ItemHistoryParams } from '@bihuan/contract/investigation.ts'
import type { ItemFields, ItemState } from '@bihuan/core/investigation/item.ts'
import type { EditConflict } from '@bihuan/core/investigation/merge-edits.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { caseReaders } from '../cases/case-roles.ts'
import { knownCase } from '../cases/store.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { checkArea } from './open-case.ts'
import { knownItem } from './write-items.ts'

type Row = {
  version: number
  state: ItemState
  body: ItemFields
  refused: EditConflict[] | null
  writtenBy: string
  byName: string | null
  writtenAt: Instant
}

const wireValue = (field: string, value: unknown) =>
  (field === 'from' || field === 'until') && typeof value === 'number' ? isoOf(value) : value

/** Every version of an item, the newest first, with what was written at once and did not win. */
export const itemHistory = query({
  name: 'item.history',
  summary: 'Every version of an item of a timeline',
  roles: caseReaders,
  params: ItemHistoryParams,
  outcome: ItemHistory,
  people: true,
  async run(sql, { case: caseId, item }, question) {
    const { actor, purpose, now } = question
    await checkArea(sql, caseId, question)
    const { personId } = await knownCase(sql, caseId)
    if (personId !== null && purpose !== null)
      await leaveListTraces(sql, {
        people: [personId],
        query: 'item.history',
        actor,
        purpose,
        at: now,
      })
    await knownItem(sql, caseId, item)
    const rows = await sql<Row[]>`
      select v.version, v.state, v.body, v.refused, v.written_by, a.display_name as by_name, v.written_at
      from case_item_versions v left join accounts a on a.id = v.written_by where v.item_id = ${item} order by v.version desc`
    return {
      item,
      versions: rows.map(({ version, state, body, refused, writtenBy, byName, writtenAt }) => ({
        version,
        state,
        fields: Object.fromEntries(
          Object.entries(body).map(([field, value]) => [field, wireValue(field, value)]),
        ),
        refused: (refused ?? []).map(({ field, before, theirs, mine }) => ({
          field,
          before: wireValue(field, before),
          theirs: wireValue(field, theirs),
          mine: wireValue(field, mine),
          by: writtenBy,
          at: isoOf(writtenAt),
        })),
        by: writtenBy,
        byName,
        at: isoOf(writtenAt),
      })),
    }
  },
})
