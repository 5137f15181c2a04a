import type { ItemFields, ItemState } from '@bihuan/core/investigation/item.ts'
import type { EditConflict } from '@bihuan/core/investigation/merge-edits.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { fieldsOf, type ItemRow, sealedBody } from './rows.ts'
import { writeVersions } from './write-items.ts'

// The row of the case's changes is held: nobody can have come between reading and writing.
const lostRace = () => new Error('an item changed under the lock of its case')

/** Replaces what an item says by a next version, and keeps it in the history with what did not win. */
export async function replaceItem(
  tx: Tx,
  row: ItemRow,
  next: { fields: ItemFields; state: ItemState; refused: readonly EditConflict[] },
  change: number,
  request: Request,
): Promise<void> {
  const { fields, state, refused } = next
  const { now, actor, keys } = request
  const changed = await tx`
    update case_items set kind = ${fields.kind}, from_at = ${fields.from}, until_at = ${fields.until}, certainty = ${fields.certainty},
      venue_id = ${fields.venue?.id ?? null}, room = ${fields.room}, body = ${tx.json(sealedBody(keys, now, fields) as never)}, state = ${state},
      version = version + 1, change = ${change}, edited_after_paste = paste_id is not null, written_by = ${actor.id}, written_at = ${now}
    where id = ${row.id} and version = ${row.version} returning id`
  if (changed.length === 0) throw lostRace()
  const version = { id: row.id, version: row.version + 1, state, fields, refused }
  await writeVersions(tx, row.caseId, [version], request)
}

/** Moves items into a state, in one statement each for items and versions; what they say stays. */
export async function moveRows(
  tx: Tx,
  rows: readonly ItemRow[],
  state: ItemState,
  change: number,
  request: Request,
): Promise<void> {
  const [first] = rows
  if (!first) return
  const changed = await tx`
    update case_items i set state = ${state}, version = i.version + 1, change = ${change}, edited_after_paste = i.paste_id is not null,
      written_by = ${request.actor.id}, written_at = ${request.now}
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::int[]) n (id, version)
    where i.id = n.id and i.version = n.version returning i.id`
  if (changed.length < rows.length) throw lostRace()
  const versions = rows.map((row) => ({
    id: row.id,
    version: row.version + 1,
    state,
    fields: fieldsOf(row),
    refused: [],
  }))
  await writeVersions(tx, first.caseId, versions, request)
}
