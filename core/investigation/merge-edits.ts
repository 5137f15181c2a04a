import { type ItemField, type ItemFields, itemFields } from './item.ts'

/** A field that two people changed at once in different ways: what was there, and what each wrote. */
export type EditConflict = {
  readonly field: ItemField
  readonly before: unknown
  readonly theirs: unknown
  readonly mine: unknown
}

export type Merged = { readonly fields: ItemFields; readonly conflicts: readonly EditConflict[] }

/** Whether two values of a field are the same, however the keys of their parts are ordered. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  const at = (whole: object, key: string): unknown =>
    Object.entries(whole).find(([k]) => k === key)?.[1]
  return (
    Array.isArray(one) === Array.isArray(other) &&
    [...keys].every((key) => sameValue(at(one, key), at(other, key)))
  )
}

/**
 * Joins an edit made on `before` with what stands now, field by field: what only one of the two changed is taken, what both changed
 * alike is no conflict, and what both changed differently stays as it stands and comes back with both values. So every value that
 * was typed is either in the fields or in a conflict.
 */
export function mergeEdits(
  before: ItemFields,
  mine: Partial<ItemFields>,
  theirs: ItemFields,
): Merged {
  const conflicts: EditConflict[] = []
  const taken: Partial<Record<ItemField, unknown>> = {}
  for (const field of itemFields) {
    const wanted = mine[field]
    if (wanted === undefined || sameValue(wanted, theirs[field])) continue
    if (sameValue(wanted, before[field])) continue
    if (sameValue(before[field], theirs[field])) taken[field] = wanted
    else conflicts.push({ field, before: before[field], theirs: theirs[field], mine: wanted })
  }
  return { fields: { ...theirs, ...(taken as Partial<ItemFields>) }, conflicts }
}
