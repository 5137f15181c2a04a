import type { InvestigationItem } from '@bihuan/contract/investigation.ts'
import {
  type Air,
  type Certainty,
  emptyFields,
  type Item,
  type ItemFields,
  type ItemKind,
  type ItemSource,
  type ItemState,
  type ItemVenue,
  type VenueKind,
} from '@bihuan/core/investigation/item.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'

/** The part of an item that lies sealed: everything about people and what they did. */
export type ItemBody = Pick<
  ItemFields,
  'day' | 'place' | 'words' | 'people' | 'transport' | 'mask' | 'activity' | 'howMany'
>

export type ItemRow = {
  id: string
  caseId: string
  kind: ItemKind
  fromAt: Instant | null
  untilAt: Instant | null
  certainty: Certainty
  source: ItemSource
  venueId: string | null
  room: string | null
  body: Partial<ItemBody>
  state: ItemState
  version: number
  change: number
  pasteId: string | null
  editedAfterPaste: boolean
  writtenBy: string
  writtenAt: Instant
  venueName: string | null
  venueKind: VenueKind | null
  venueAir: Air | null
  venueArea: string | null
}

/** Items with the venue of each, under any condition that follows. */
export const itemRows = (sql: Reader) => sql`
  select i.*, v.name as venue_name, v.kind as venue_kind, v.air as venue_air, v.area_code as venue_area
  from case_items i left join venues v on v.id = i.venue_id`

const venueOf = ({
  venueId,
  venueName,
  venueKind,
  venueAir,
  venueArea,
}: ItemRow): ItemVenue | null =>
  venueId !== null &&
  venueName !== null &&
  venueKind !== null &&
  venueAir !== null &&
  venueArea !== null
    ? { id: venueId, name: venueName, kind: venueKind, air: venueAir, areaCode: venueArea }
    : null

/** What an item says; where the key of its month is destroyed, only what did not lie sealed. */
export function fieldsOf(row: ItemRow): ItemFields {
  const { $erased: _, ...body } = row.body as Partial<ItemBody> & { $erased?: unknown }
  return {
    ...emptyFields(row.kind),
    ...body,
    from: row.fromAt,
    until: row.untilAt,
    certainty: row.certainty,
    venue: venueOf(row),
    room: row.room,
  }
}

/** An item of core. */
export const itemOf = (row: ItemRow): Item => ({
  ...fieldsOf(row),
  id: row.id,
  state: row.state,
  source: row.source,
  version: row.version,
})

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

/** An item as it goes over the wire. */
export function wireItem(row: ItemRow): Static<typeof InvestigationItem> {
  const fields = fieldsOf(row)
  return {
    ...fields,
    people: fields.people.map((one) => ({ ...one })),
    transport: fields.transport === null ? null : { ...fields.transport },
    from: iso(fields.from),
    until: iso(fields.until),
    id: row.id,
    state: row.state,
    source: row.source,
    paste: row.pasteId,
    version: row.version,
    by: row.writtenBy,
    at: isoOf(row.writtenAt),
  }
}

/** The sealed part of the fields of an item. */
export function sealedBody(keys: Keys, at: Instant, fields: ItemFields) {
  const { day, place, words, people, transport, mask, activity, howMany } = fields
  const body: ItemBody = { day, place, words, people, transport, mask, activity, howMany }
  return keys.sealedJson('facts', at, body)
}
