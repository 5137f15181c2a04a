import type { Cohort } from '../isolation/cohort.ts'
import { type Ground, stockFor } from './ground.ts'
import type { Option } from './market.ts'
import type { Unit } from './units.ts'

/** The rooms of a unit: positions in `ground.rooms`, one for each group of the option. */
export type Held = { readonly option: Option; readonly rooms: readonly number[] }

/** Gives rooms to units and takes them back, and never gives what is not there: beds, passages and staff are counted at every step. */
export class Hands {
  readonly #ground: Ground
  readonly #used: Int32Array
  readonly #wingCohort: (Cohort | null)[]
  readonly #wingsFirst: readonly (Cohort | null)[]
  readonly #wingPeople: Int32Array
  readonly #staffLeft: number[]
  readonly #placeOfRoom: Map<string, number>
  readonly held = new Map<Unit, Held>()
  readonly #holders = new Map<number, Set<Unit>>()

  constructor(ground: Ground, wings: ReadonlyMap<number, Cohort>) {
    this.#ground = ground
    this.#used = new Int32Array(ground.rooms.length)
    this.#wingsFirst = ground.wings.map((lives, wing) => lives ?? wings.get(wing) ?? null)
    this.#wingCohort = [...this.#wingsFirst]
    this.#wingPeople = new Int32Array(ground.wings.length)
    this.#staffLeft = [...ground.staffLeft]
    this.#placeOfRoom = new Map(ground.rooms.map(({ id }, place) => [id, place]))
  }

  #isOpen(place: number, cohort: Cohort, size: number, byBeds: boolean): boolean {
    const room = this.#ground.rooms[place]
    if (!room) return false
    const used = this.#used[place] ?? 0
    if (byBeds ? room.beds - room.inside.length - used < size : used > 0) return false
    const lives = room.wing < 0 ? cohort : (this.#wingCohort[room.wing] ?? cohort)
    return lives === cohort
  }

  /** The room of a stock for a group: on a passage of its own people before an empty one, and where it fits best. */
  #find(
    stock: number,
    cohort: Cohort,
    size: number,
    near: readonly number[],
    but: readonly number[],
  ): number {
    const it = this.#ground.stocks[stock]
    if (!it) return -1
    let best = -1
    let bestRank = -1
    for (const place of it.rooms) {
      if (but.includes(place) || !this.#isOpen(place, cohort, size, it.byBeds)) continue
      const wing = this.#ground.rooms[place]?.wing ?? -1
      const isOwn = wing >= 0 && this.#wingCohort[wing] === cohort
      const rank = (near.includes(wing) ? 2 : 0) + (isOwn || wing < 0 ? 1 : 0)
      if (rank <= bestRank) continue
      best = place
      bestRank = rank
      if (rank === 3 || (rank === 1 && near.length === 0)) break
    }
    return best
  }

  #take(place: number, cohort: Cohort, size: number): void {
    const wing = this.#ground.rooms[place]?.wing ?? -1
    this.#used[place] = (this.#used[place] ?? 0) + size
    if (wing < 0) return
    this.#wingCohort[wing] = cohort
    this.#wingPeople[wing] = (this.#wingPeople[wing] ?? 0) + size
  }

  #drop(place: number, size: number): void {
    const wing = this.#ground.rooms[place]?.wing ?? -1
    this.#used[place] = (this.#used[place] ?? 0) - size
    if (wing < 0) return
    const left = (this.#wingPeople[wing] ?? 0) - size
    this.#wingPeople[wing] = left
    // A passage where people lived before, or that was given to a cohort, is theirs; any other is empty again.
    if (left === 0) this.#wingCohort[wing] = this.#wingsFirst[wing] ?? null
  }

  /** Gives the rooms of an option to a unit; false, with nothing given, where they are not there. */
  give(unit: Unit, option: Option): boolean {
    const cohort = unit.members[0]?.cohort
    const size = unit.members.length
    if (cohort === undefined || (this.#staffLeft[option.site] ?? 0) < size) return false
    const rooms = option.shape === null ? this.#keep(unit, cohort) : this.#choose(option, cohort)
    if (rooms === null) return false
    this.#staffLeft[option.site] = (this.#staffLeft[option.site] ?? 0) - size
    this.#hold(unit, { option, rooms })
    return true
  }

  #hold(unit: Unit, held: Held): void {
    this.held.set(unit, held)
    for (const stock of held.option.stocks) {
      const all = this.#holders.get(stock)
      if (all) all.add(unit)
      else this.#holders.set(stock, new Set([unit]))
    }
  }

  /** Gives a unit the very rooms that were taken back from it; only while nothing else was given since. */
  giveBack(unit: Unit, held: Held): void {
    const cohort = unit.members[0]?.cohort
    if (cohort === undefined) return
    for (const [at, place] of held.rooms.entries())
      this.#take(place, cohort, held.option.shape?.[at]?.size ?? 1)
    this.#staffLeft[held.option.site] =
      (this.#staffLeft[held.option.site] ?? 0) - unit.members.length
    this.#hold(unit, held)
  }

  #choose({ shape, stocks }: Option, cohort: Cohort): number[] | null {
    const rooms: number[] = []
    const near: number[] = []
    const sizes = shape?.map((group) => group.size) ?? []
    for (const [at, stock] of stocks.entries()) {
      const size = sizes[at] ?? 0
      const place = this.#find(stock, cohort, size, near, [])
      if (place < 0) {
        for (const [taken, room] of rooms.entries()) this.#drop(room, sizes[taken] ?? 0)
        return null
      }
      this.#take(place, cohort, size)
      rooms.push(place)
      const wing = this.#ground.rooms[place]?.wing ?? -1
      if (wing >= 0 && !near.includes(wing)) near.push(wing)
    }
    return rooms
  }

  // One entry for each member: those of one room stand several times, a bed each.
  #keep(unit: Unit, cohort: Cohort): number[] | null {
    const wanted = (unit.now ?? []).map((room) => this.#placeOfRoom.get(room) ?? -1)
    const sizes = Map.groupBy(wanted, (place) => place)
    for (const [place, members] of sizes) {
      const room = this.#ground.rooms[place]
      const stock = room && this.#ground.stocks[stockFor(this.#ground, room, cohort) ?? -1]
      if (!stock || !this.#isOpen(place, cohort, members.length, stock.byBeds)) return null
    }
    for (const place of wanted) this.#take(place, cohort, 1)
    return wanted
  }

  /** Takes the rooms of a unit back. */
  takeBack(unit: Unit): void {
    const held = this.held.get(unit)
    if (!held) return
    held.rooms.forEach((place, at) => {
      this.#drop(place, held.option.shape?.[at]?.size ?? 1)
    })
    this.#staffLeft[held.option.site] =
      (this.#staffLeft[held.option.site] ?? 0) + unit.members.length
    this.held.delete(unit)
    for (const stock of held.option.stocks) this.#holders.get(stock)?.delete(unit)
  }

  /** The room of every member of a unit, in their order; empty where the unit has none. */
  roomsOf(unit: Unit): string[] {
    const held = this.held.get(unit)
    if (!held) return []
    const id = (place: number | undefined) => this.#ground.rooms[place ?? -1]?.id ?? ''
    if (held.option.shape === null) return held.rooms.map(id)
    const rooms: string[] = []
    held.option.shape.forEach(({ places }, at) => {
      for (const place of places) rooms[place] = id(held.rooms[at])
    })
    return rooms
  }

  /** Who holds rooms of a stock. */
  holdersOf(stock: number): Unit[] {
    return [...(this.#holders.get(stock) ?? [])]
  }
}
