/** Somebody who is due behind a door, as the roster tells it. */
export type Neighbour = {
  person: string
  name: string
  age: number
  building: string
  unit: number
  door: string
  sampledAt: string | null
}
export type MarkKind = 'absent' | 'refused' | 'unreachable'
export type PersonState = 'sampled' | 'due' | MarkKind

export type Behind = Neighbour & { state: PersonState }
export type Door = { key: string; door: string; people: Behind[] }
export type Floor = { floor: string; doors: (Door | null)[] }
export type Unit = { unit: number; floors: Floor[] }

/** How far a door, a unit or a building is. */
export type Count = Record<PersonState, number> & { all: number }

/** What is known on this device beyond the roster: who was sampled here, and the last mark of each person. */
export type Known = {
  sampled: ReadonlySet<string>
  marks: ReadonlyMap<string, MarkKind>
}

/** A sample outweighs every mark, as on the server. */
export function stateOf({ person, sampledAt }: Neighbour, { sampled, marks }: Known): PersonState {
  if (sampledAt !== null || sampled.has(person)) return 'sampled'
  return marks.get(person) ?? 'due'
}

/** `1203` is door 03 on floor 12; a number of one or two digits is on the ground. */
export function floorOf(door: string): string {
  return /^(\d+)\d\d$/.exec(door)?.[1] ?? '1'
}

const natural = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })

/** `1203` stands in the column of `03`. Other names have a column of their own: door `01` is not door `101`. */
const columnOf = (door: string) => (/^\d+\d\d$/.test(door) ? door.slice(-2) : `#${door}`)

function floorsOf(doors: readonly Door[]): Floor[] {
  const columns = [...new Set(doors.map(({ door }) => columnOf(door)))].sort(natural)
  const floors = [...new Set(doors.map(({ door }) => floorOf(door)))].sort(natural).reverse()
  const at = new Map(doors.map((door) => [`${floorOf(door.door)} ${columnOf(door.door)}`, door]))
  return floors.map((floor) => ({
    floor,
    doors: columns.map((column) => at.get(`${floor} ${column}`) ?? null),
  }))
}

/** A building as it stands: units, in each the floors from the top down, doors of a column over each other. */
export function houseOf(neighbours: readonly Neighbour[], known: Known): Unit[] {
  const units = new Map<number, Map<string, Door>>()
  for (const neighbour of neighbours) {
    const { unit, door } = neighbour
    const doors = units.get(unit) ?? new Map<string, Door>()
    const found = doors.get(door) ?? { key: `${unit}-${door}`, door, people: [] }
    found.people.push({ ...neighbour, state: stateOf(neighbour, known) })
    units.set(unit, doors.set(door, found))
  }
  return [...units]
    .sort(([a], [b]) => a - b)
    .map(([unit, doors]) => ({ unit, floors: floorsOf([...doors.values()]) }))
}

/** Counts people by state; the states sum to `all`. */
export function countStates(states: Iterable<PersonState>): Count {
  const count: Count = { all: 0, sampled: 0, due: 0, absent: 0, refused: 0, unreachable: 0 }
  for (const state of states) {
    count.all += 1
    count[state] += 1
  }
  return count
}

/** The tone of a door: still somebody due, else a refusal, else nobody reached, else done. */
export function toneOf(count: Count): 'ok' | 'wait' | 'late' | 'idle' {
  if (count.refused > 0) return 'late'
  if (count.due > 0) return 'wait'
  return count.absent + count.unreachable > 0 ? 'idle' : 'ok'
}
