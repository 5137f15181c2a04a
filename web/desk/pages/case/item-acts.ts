import type { ItemFields } from '@bihuan/core/investigation/item.ts'
import { newKey } from '../../../api/client.ts'
import { newItem, wireFields } from './item-shapes.ts'
import { casePath, type WireChanges, type WireItem } from './questions.ts'
import type { Writes } from './use-case-writes.ts'

/** What the page can do about items; every act is kept in this browser until the server has it. */
export type ItemActs = {
  add(fields: ItemFields): void
  change(item: WireItem, changes: WireChanges, shown: Partial<WireItem>): void
  move(item: WireItem, state: WireItem['state']): void
}

/** The acts of one investigator in one case; `onAct` hears which item was written last, because questions are about that. */
export function actsOf(
  caseId: string,
  account: string,
  send: Writes['send'],
  onAct: (item: string) => void,
): ItemActs {
  const change = (item: WireItem, body: object, shown: Partial<WireItem>) =>
    send({
      path: `${casePath(caseId)}/items/${item.id}/change`,
      // An item on its way has its first version by the time that this is sent.
      body: { version: Math.max(item.version, 1), ...body },
      item: item.id,
      shown,
    })
  return {
    add: (fields) => {
      const item = newKey()
      send({
        path: `${casePath(caseId)}/items`,
        body: { item, state: 'candidate', source: 'spoken', fields: wireFields(fields) },
        item,
        shown: newItem(item, fields, { by: account }),
      })
      onAct(item)
    },
    change: (item, changes, shown) => {
      change(item, { changes }, shown)
      onAct(item.id)
    },
    move: (item, state) => change(item, { changes: {}, state }, { state }),
  }
}
