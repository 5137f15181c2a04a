/**
 * What a row of a line list can say. With `contactOf` and the kind contact, a row is a contact of that case; beside a case's own facts
 * `contactOf` names who may have infected it.
 */
export const lineFields = [
  'id',
  'kind',
  'name',
  'sex',
  'age',
  'bornOn',
  'documentKind',
  'document',
  'phone',
  'address',
  'category',
  'severity',
  'foundHow',
  'onset',
  'positive',
  'reported',
  'isolated',
  'exposedFrom',
  'exposedUntil',
  'place',
  'cluster',
  'contactOf',
  'relation',
  'note',
] as const
export type LineField = (typeof lineFields)[number]

/** What a row of links says: who infected, who was infected, in what way. */
export const linkFields = ['from', 'to', 'exposure'] as const
export type LinkField = (typeof linkFields)[number]

/** How days such as 2/1/20 are written in a file, where nothing in it tells. */
export const dateOrders = ['day-first', 'month-first'] as const
export type DateOrder = (typeof dateOrders)[number]

/** Fields whose words have a meaning of a closed list. */
export const wordFields = [
  'kind',
  'sex',
  'documentKind',
  'category',
  'severity',
  'foundHow',
] as const
export type WordField = (typeof wordFields)[number]

/** Which column holds what, by its head, and what the words of the file mean. */
export type LineMapping = {
  columns: Partial<Record<LineField, string>>
  dateOrder: DateOrder | null
  /** By field: the word of the file, as `tidyWord` makes it, and what it means. */
  values: Partial<Record<string, Record<string, string>>>
}
export type LinkColumns = { columns: Partial<Record<LinkField, string>> }
