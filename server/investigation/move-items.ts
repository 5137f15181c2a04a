import { ItemsMoved, MoveItems } from '@bihuan/contract/investigation.ts'
import { investigators } from '../cases/case-roles.ts'
import { areaOfCase } from '../cases/store.ts'
import { command } from '../door/command.ts'
import { beginChange } from './open-case.ts'
import { moveRows } from './replace-items.ts'
import { knownItems } from './write-items.ts'

/** Confirms candidates, removes items, or brings them back; those that changed since they were seen stay as they are. */
export const moveItems = command({
  name: 'item.move',
  summary: 'Confirm or remove items of the timeline',
  roles: investigators,
  input: MoveItems,
  outcome: ItemsMoved,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: caseId, items, state }, request) {
    const change = await beginChange(tx, caseId, request)
    const rows = await knownItems(
      tx,
      caseId,
      items.map(({ item }) => item),
    )
    const seen = new Map(items.map(({ item, version }) => [item, version]))
    const same = rows.filter(({ id, version }) => seen.get(id) === version)
    await moveRows(tx, same, state, change, request)
    const moved = new Set(same.map(({ id }) => id))
    return {
      moved: moved.size,
      changedMeanwhile: rows.map(({ id }) => id).filter((id) => !moved.has(id)),
    }
  },
})
