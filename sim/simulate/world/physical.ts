/** A box as it stands on the table: what is in it, and what is written on its list. */
export type Crate = { code: number; site: number; tubes: Set<number>; listed: number[]; by: string }

/** What really is where, whatever any machine says: swabs in tubes, tubes in boxes, tubes on tables and shelves. */
export type Physical = {
  /** Whose swabs are in a tube that exists, by the code that it carries. */
  swabs: Map<number, Set<string>>
  /** The phone at whose table a tube was filled. */
  table: Map<number, string>
  /** Sealed tubes on the table of a site that nobody works on any more. */
  ready: Map<number, Set<number>>
  crates: Map<number, Crate>
  /** Tubes that a laboratory has in its rack. */
  racks: Map<string, Set<number>>
}

/** A world in which nobody was sampled yet. */
export const emptyPhysical = (): Physical => ({
  swabs: new Map(),
  table: new Map(),
  ready: new Map(),
  crates: new Map(),
  racks: new Map(),
})

/** The set under a key, made when it is not there. */
export function setAt<Key, Value>(map: Map<Key, Set<Value>>, key: Key): Set<Value> {
  const known = map.get(key) ?? new Set<Value>()
  map.set(key, known)
  return known
}

/** A tube is no more: thrown away, or lost on the way. */
export function throwAway({ swabs, table, ready }: Physical, tube: number): void {
  swabs.delete(tube)
  table.delete(tube)
  for (const set of ready.values()) set.delete(tube)
}

/** A tube carries another code from now on. */
export function relabel(physical: Physical, from: number, to: number): void {
  const people = physical.swabs.get(from) ?? new Set()
  const table = physical.table.get(from) ?? ''
  throwAway(physical, from)
  physical.swabs.set(to, people)
  physical.table.set(to, table)
}

/** A sealed tube is put down on the table of a site; one that is thrown away or in a box already is not there. */
export function putDown(
  { swabs, ready, crates, racks }: Physical,
  site: number,
  tube: number,
): void {
  const isPacked = [...crates.values()].some(({ tubes }) => tubes.has(tube))
  const isRacked = [...racks.values()].some((rack) => rack.has(tube))
  if (swabs.has(tube) && !isPacked && !isRacked) setAt(ready, site).add(tube)
}
