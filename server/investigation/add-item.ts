import { AddItem, ItemWritten } from '@bihuan/contract/investigation.ts'
import { emptyFields } from '@bihuan/core/investigation/item.ts'
import { investigators } from '../cases/case-roles.ts'
import { areaOfCase } from '../cases/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { beginChange } from './open-case.ts'
import { wireItem } from './rows.ts'
import { checkTimes, fieldsFromWire, insertItems, knownItem, venuesOf } from './write-items.ts'

/** Writes down where a case was, when and with whom: as a candidate to be confirmed, or confirmed at once. */
export const addItem = command({
  name: 'item.add',
  summary: 'Write down an item of the timeline of a case',
  roles: investigators,
  input: AddItem,
  outcome: ItemWritten,
  area: (sql, input) => areaOfCase(sql, input.case),
  async run(tx, { case: caseId, item, state, source, fields: wire }, request) {
    const venues = await venuesOf(tx, [wire.venue])
    const fields = { ...emptyFields(wire.kind), ...fieldsFromWire(wire, venues) }
    checkTimes(fields, request.now)
    const change = await beginChange(tx, caseId, request)
    const written = await insertItems(
      tx,
      caseId,
      [{ id: item, state, source, fields }],
      change,
      request,
    )
    if (written.length === 0) throw new Problem('item.id-taken')
    return { item: wireItem(await knownItem(tx, caseId, item)), conflicts: [] }
  },
})
