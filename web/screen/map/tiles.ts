/**
 * Where the 16 units of the city stand on the wall: a schematic, not a map. Each is one hexagon of the same size whatever
 * its area; neighbours on the ground are neighbours here as far as hexagons allow, north is up. Drawn by hand from general
 * knowledge of who borders whom; no survey data (domain-policy.md §11). `column` counts half hexagons from the left, so rows
 * of odd and even columns interlock; `row` counts from the north.
 */
export type Tile = { code: string; column: number; row: number }

/** The city that the units are of. */
export const cityCode = '4101'

export const tiles: readonly Tile[] = [
  { code: '410108', column: 4, row: 0 },
  { code: '410106', column: 1, row: 1 },
  { code: '410172', column: 3, row: 1 },
  { code: '410105', column: 5, row: 1 },
  { code: '410190', column: 7, row: 1 },
  { code: '410122', column: 9, row: 1 },
  { code: '410181', column: 0, row: 2 },
  { code: '410182', column: 2, row: 2 },
  { code: '410102', column: 4, row: 2 },
  { code: '410104', column: 6, row: 2 },
  { code: '410171', column: 8, row: 2 },
  { code: '410185', column: 1, row: 3 },
  { code: '410183', column: 3, row: 3 },
  { code: '410103', column: 5, row: 3 },
  { code: '410173', column: 7, row: 3 },
  { code: '410184', column: 6, row: 4 },
]

/** The grid that holds all tiles, in half hexagons and rows. */
export const extent = {
  columns: Math.max(...tiles.map(({ column }) => column)) + 2,
  rows: Math.max(...tiles.map(({ row }) => row)) + 1,
}

/** Whether two hexagons share an edge. */
export const touch = (one: Tile, other: Tile) => {
  const across = Math.abs(one.column - other.column)
  const down = Math.abs(one.row - other.row)
  return (down === 0 && across === 2) || (down === 1 && across === 1)
}
