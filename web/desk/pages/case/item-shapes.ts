import type { Item, ItemFields } from '@bihuan/core/investigation/item.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { WireFields, WireItem } from './questions.ts'

const at = (text: string | null): Instant | null => (text === null ? null : instantOf(text))
const iso = (moment: Instant | null) => (moment === null ? null : isoOf(moment))

/** An item of the wire as core reads it. */
export const coreItem = (item: WireItem): Item => ({
  ...item,
  from: at(item.from),
  until: at(item.until),
})

/** Fields of core as they are sent. */
export const wireFields = ({ people, transport, ...fields }: ItemFields): WireFields => ({
  ...fields,
  from: iso(fields.from),
  until: iso(fields.until),
  venue: fields.venue?.id ?? null,
  people: people.map((one) => ({ ...one })),
  transport: transport === null ? null : { ...transport },
})

/** What is sent of an item that is on the page. */
export function sentFields(item: WireItem): WireFields {
  const { id, state, source, paste, version, by, at: _, venue, ...fields } = item
  return { ...fields, venue: venue?.id ?? null }
}

/** An item as it is shown before the server has it. */
export const newItem = (id: string, fields: ItemFields, more: Partial<WireItem>): WireItem => ({
  ...wireFields(fields),
  venue: fields.venue === null ? null : { ...fields.venue },
  id,
  state: 'candidate',
  source: 'spoken',
  paste: null,
  version: 0,
  by: '',
  at: isoOf(0),
  ...more,
})
