import { ChangeItem, ItemWritten } from '@bihuan/contract/investigation.ts'
import type { ItemFields } from '@bihuan/core/investigation/item.ts'
import { mergeEdits } from '@bihuan/core/investigation/merge-edits.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { investigators } from '../cases/case-roles.ts'
import { areaOfCase } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { beginChange } from './open-case.ts'
import { replaceItem } from './replace-items.ts'
import { fieldsOf, wireItem } from './rows.ts'
import { checkTimes, fieldsFromWire, knownItem, venuesOf } from './write-items.ts'

/** What an item said in a version that somebody saw; refuses with item.unknown where there was none. */
async function seenFields(sql: Reader, item: string, version: number): Promise<ItemFields> {
  const [row] = await sql<{ body: ItemFields }[]>`
    select body from case_item_versions where item_id = ${item} and version = ${version}`
  if (!row) throw new Problem('item.unknown')
  return row.body
}

const wireValue = (field: string, value: unknown) =>
  (field === 'from' || field === 'until') && typeof value === 'number'
    ? isoOf(value as Instant)
    : value

/**
 * Changes fields of an item. Whoever saw an older version has their changes joined field by field with what came since: what another
 * changed differently stands, comes back beside what was wanted, and both are in the history.
 */
export const changeItem = command({
  name: 'item.change',
  summary: 'Change an item of the timeline',
  roles: investigators,
  input: ChangeItem,
  outcome: ItemWritten,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: caseId, item, version, changes, state }, request) {
    const venues = await venuesOf(tx, [changes.venue])
    const change = await beginChange(tx, caseId, request)
    const row = await knownItem(tx, caseId, item)
    const mine = fieldsFromWire(changes, venues)
    const standing = fieldsOf(row)
    const before = version === row.version ? standing : await seenFields(tx, item, version)
    const { fields, conflicts } = mergeEdits(before, mine, standing)
    checkTimes(fields, request.now)
    await replaceItem(
      tx,
      row,
      { fields, state: state ?? row.state, refused: conflicts },
      change,
      request,
    )
    return {
      item: wireItem(await knownItem(tx, caseId, item)),
      conflicts: conflicts.map(({ field, before: was, theirs, mine: wanted }) => ({
        field,
        before: wireValue(field, was),
        theirs: wireValue(field, theirs),
        mine: wireValue(field, wanted),
        by: row.writtenBy,
        at: isoOf(row.writtenAt),
      })),
    }
  },
})
