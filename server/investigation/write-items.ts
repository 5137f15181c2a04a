import type { ItemChanges } from '@bihuan/contract/investigation.ts'
import type { ItemFields, ItemSource, ItemState } from '@bihuan/core/investigation/item.ts'
import type { EditConflict } from '@bihuan/core/investigation/merge-edits.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { type ItemRow, itemRows, sealedBody } from './rows.ts'

type Venue = NonNullable<ItemFields['venue']>

/** The venues of these ids; refuses with venue.unknown where one is missing. */
export async function venuesOf(
  sql: Reader,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, Venue>> {
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))]
  if (wanted.length === 0) return new Map()
  const rows = await sql<Venue[]>`
    select id, name, kind, air, area_code from venues where id = any(${wanted}::uuid[])`
  if (rows.length < wanted.length) throw new Problem('venue.unknown')
  return new Map(rows.map((one) => [one.id, one]))
}

const instantOrNull = (text: string | null) => (text === null ? null : instantOf(text))

/** Fields of the wire as core has them. What is not there stays away. */
export function fieldsFromWire(
  fields: Static<typeof ItemChanges>,
  venues: ReadonlyMap<string, Venue>,
): Partial<ItemFields> {
  const { from, until, venue, ...rest } = fields
  return {
    ...rest,
    ...(from === undefined ? {} : { from: instantOrNull(from) }),
    ...(until === undefined ? {} : { until: instantOrNull(until) }),
    ...(venue === undefined ? {} : { venue: venue === null ? null : (venues.get(venue) ?? null) }),
  }
}

/** Refuses times in disorder, and what has not happened yet. */
export function checkTimes(
  { from, until }: Pick<ItemFields, 'from' | 'until'>,
  now: Instant,
): void {
  if (from !== null && until !== null && until < from)
    throw new Problem('item.ends-before-it-begins')
  const last = until ?? from
  if (last !== null && last > now) throw new Problem('item.in-the-future', { at: isoOf(last) })
}

export type NewItem = {
  id: string
  state: ItemState
  source: ItemSource
  fields: ItemFields
  paste?: string
}

/** Writes new items of one case in one statement each for items and versions; ids that are taken are left out of what comes back. */
export async function insertItems(
  tx: Tx,
  caseId: string,
  items: readonly NewItem[],
  change: number,
  request: Request,
): Promise<string[]> {
  const { now, actor, keys } = request
  const bodies = items.map(({ fields }) => JSON.stringify(sealedBody(keys, now, fields)))
  const isoAt = (at: Instant | null) => (at === null ? null : isoOf(at))
  const rows = await tx<{ id: string }[]>`
    insert into case_items (id, case_id, kind, from_at, until_at, certainty, source, venue_id, room, body, state, version, change, paste_id, written_by, written_at)
    select n.id, ${caseId}, n.kind, n.from_at, n.until_at, n.certainty, n.source, n.venue_id, n.room, n.body::jsonb, n.state, 1, ${change}::int,
      n.paste_id, ${actor.id}, ${now}::timestamptz
    from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ fields }) => fields.kind)}::text[],
      ${items.map(({ fields }) => isoAt(fields.from))}::timestamptz[], ${items.map(({ fields }) => isoAt(fields.until))}::timestamptz[],
      ${items.map(({ fields }) => fields.certainty)}::text[], ${items.map(({ source }) => source)}::text[],
      ${items.map(({ fields }) => fields.venue?.id ?? null)}::uuid[], ${items.map(({ fields }) => fields.room)}::text[],
      ${bodies}::text[], ${items.map(({ state }) => state)}::text[], ${items.map(({ paste }) => paste ?? null)}::uuid[]
    ) n (id, kind, from_at, until_at, certainty, source, venue_id, room, body, state, paste_id)
    on conflict (id) do nothing returning id`
  const written = new Set(rows.map(({ id }) => id))
  await writeVersions(
    tx,
    caseId,
    items.filter(({ id }) => written.has(id)).map((item) => ({ ...item, version: 1, refused: [] })),
    request,
  )
  return [...written]
}

export type NewVersion = {
  id: string
  version: number
  state: ItemState
  fields: ItemFields
  refused: readonly EditConflict[]
}

/** Adds to the history of items what each said in a version, and what did not win. */
export async function writeVersions(
  tx: Tx,
  caseId: string,
  versions: readonly NewVersion[],
  { id, now, actor, keys }: Request,
): Promise<void> {
  if (versions.length === 0) return
  const sealed = (value: unknown) => JSON.stringify(keys.sealedJson('facts', now, value))
  await tx`
    insert into case_item_versions (item_id, version, case_id, state, body, refused, written_by, written_at, command_id)
    select n.id, n.version, ${caseId}, n.state, n.body::jsonb, n.refused::jsonb, ${actor.id}, ${now}::timestamptz, ${id}
    from unnest(${versions.map((one) => one.id)}::uuid[], ${versions.map((one) => one.version)}::int[], ${versions.map((one) => one.state)}::text[],
      ${versions.map(({ fields }) => sealed(fields))}::text[],
      ${versions.map(({ refused }) => (refused.length === 0 ? null : sealed(refused)))}::text[]
    ) n (id, version, state, body, refused)`
}

/** Items of a case by their ids; refuses with item.unknown where one is not of this case. */
export async function knownItems(
  sql: Reader,
  caseId: string,
  ids: readonly string[],
): Promise<ItemRow[]> {
  const rows = await sql<ItemRow[]>`
    ${itemRows(sql)} where i.case_id = ${caseId} and i.id = any(${[...ids]}::uuid[])`
  if (rows.length < new Set(ids).size) throw new Problem('item.unknown')
  return rows
}

/** One item of a case, or the refusal item.unknown. */
export async function knownItem(sql: Reader, caseId: string, id: string): Promise<ItemRow> {
  const [row] = await knownItems(sql, caseId, [id])
  if (!row) throw new Problem('item.unknown')
  return row
}
