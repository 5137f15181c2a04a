import type { PoolSize } from '@bihuan/core/notice/notice.ts'
import { emptyStation } from '@bihuan/core/station/act.ts'
import type { ClosedTube, Known, Lot, Seat, Station } from '@bihuan/core/station/station.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { capacityOfPool } from '@bihuan/core/tubes/check-event.ts'
import type {
  Account,
  Counters,
  Facts,
  Session,
  StoredAct,
  StoredConflict,
  StoredTube,
} from './records.ts'
import type { Shelf } from './shelf.ts'
import type { FieldBook } from './types.ts'

/** What of the shelf the engine holds in its hands; changed only after the shelf has it. */
export type Memory = {
  station: Station
  counters: Counters
  session: Session | null
  account: Account | null
  acts: Map<number, StoredAct>
  tubes: Map<number, StoredTube>
  seats: Map<string, Seat>
  conflicts: Map<string, StoredConflict>
  elsewhere: Map<string, Instant>
  sealKeys: Record<string, CryptoKey>
  rosterKey: CryptoKey | null
  frames: Record<string, Record<number, string>>
}

export const seatKey = (sitting: number, person: string) => `${sitting} ${person}`

const labelOf = (code: string) => Number(code.slice(0, 13))

/** The lots of a book as the station knows them. */
export const lotsOf = ({ lots }: FieldBook): Lot[] =>
  lots.map(({ first, last, poolSize, perHousehold, sitting }) => ({
    first: labelOf(first),
    last: labelOf(last),
    capacity: capacityOfPool(perHousehold ? 'household' : (poolSize as PoolSize)),
    sitting,
  }))

/** Reads everything anew; what is not on the shelf did not happen. */
export async function readMemory(shelf: Shelf): Promise<Memory> {
  const [acts, facts, tubes, seats, conflicts] = await Promise.all([
    shelf.all('acts'),
    shelf.all('facts'),
    shelf.all('tubes'),
    shelf.all('seats'),
    shelf.all('conflicts'),
  ])
  const told = Object.fromEntries(facts) as Partial<Facts>
  const byNumber = (acts as [number, StoredAct][]).sort(([a], [b]) => a - b)
  return {
    station: told.station ?? emptyStation([]),
    counters: told.counters ?? { n: 0, seq: 0, walkIns: 0 },
    session: told.session ?? null,
    account: told.account ?? null,
    acts: new Map(byNumber),
    tubes: new Map(tubes as [number, StoredTube][]),
    seats: new Map(seats as [string, Seat][]),
    conflicts: new Map(conflicts as [string, StoredConflict][]),
    elsewhere: told.elsewhere ?? new Map(),
    sealKeys: told.sealKeys ?? {},
    rosterKey: told.rosterKey ?? null,
    frames: told.frames ?? {},
  }
}

/** The memory as the station asks it. The roster knows only of the round itself, sitting 0. */
export function knownBy(memory: Memory): Known {
  return {
    tube: (tube): ClosedTube | null => memory.tubes.get(tube) ?? null,
    seat(person, sitting) {
      const here = memory.seats.get(seatKey(sitting, person))
      if (here) return here
      const at = sitting === 0 ? memory.elsewhere.get(person) : undefined
      return at === undefined ? null : { place: 'elsewhere', at, tube: null }
    },
  }
}
