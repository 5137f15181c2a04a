import { ItemsPasted, PasteItems, PasteUndone, UndoPaste } from '@bihuan/contract/investigation.ts'
import { emptyFields } from '@bihuan/core/investigation/item.ts'
import { investigators } from '../cases/case-roles.ts'
import { areaOfCase } from '../cases/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { beginChange } from './open-case.ts'
import { moveRows } from './replace-items.ts'
import { type ItemRow, itemRows } from './rows.ts'
import { checkTimes, fieldsFromWire, insertItems, venuesOf } from './write-items.ts'

/** The rows of a list of payments or trips as candidates, in one act. The amounts never come here. */
export const pasteItems = command({
  name: 'item.paste',
  summary: 'Add the rows of a pasted list as candidates',
  roles: investigators,
  input: PasteItems,
  outcome: ItemsPasted,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: caseId, source, items }, request) {
    const venues = await venuesOf(
      tx,
      items.map(({ fields }) => fields.venue),
    )
    const rows = items.map(({ item, fields }) => ({
      id: item,
      state: 'candidate' as const,
      source,
      fields: { ...emptyFields(fields.kind), ...fieldsFromWire(fields, venues) },
      paste: request.id,
    }))
    for (const { fields } of rows) checkTimes(fields, request.now)
    const change = await beginChange(tx, caseId, request)
    const written = await insertItems(tx, caseId, rows, change, request)
    if (written.length < rows.length) throw new Problem('item.id-taken')
    return { paste: request.id, items: written.length }
  },
})

/** Takes a pasted list back as a whole; what somebody changed or confirmed since stays, and is named. */
export const undoPaste = command({
  name: 'item.undo-paste',
  summary: 'Take back a pasted list',
  roles: investigators,
  input: UndoPaste,
  outcome: PasteUndone,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: caseId, paste }, request) {
    const change = await beginChange(tx, caseId, request)
    const rows = await tx<ItemRow[]>`
      ${itemRows(tx)} where i.case_id = ${caseId} and i.paste_id = ${paste} and i.state <> 'removed'`
    if (rows.length === 0) throw new Problem('item.paste-unknown')
    const untouched = rows.filter(({ editedAfterPaste }) => !editedAfterPaste)
    await moveRows(tx, untouched, 'removed', change, request)
    const removed = new Set(untouched.map(({ id }) => id))
    return {
      removed: removed.size,
      kept: rows.map(({ id }) => id).filter((id) => !removed.has(id)),
    }
  },
})
