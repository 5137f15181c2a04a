import type { LabelNumber } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'
import type { Account } from './account.ts'

/** One movement. Tubes are moved by number of pieces; a box by its code, because a box is asked for by name. */
export type Entry = { id: string; at: Instant; from: Account; to: Account } & (
  | { item: 'tube'; quantity: number }
  | { item: 'box'; quantity: 1; box: LabelNumber }
)

/** What each account holds now; an account that holds nothing is absent. */
export type Balances = {
  tubes: ReadonlyMap<Account, number>
  boxes: ReadonlyMap<LabelNumber, ReadonlyMap<Account, number>>
}

export type EntryRefusal =
  | 'quantity'
  | 'same-account'
  | 'not-enough'
  | 'box-elsewhere'
  | 'box-printed-twice'

export type Posting =
  | { posted: true; balances: Balances }
  | { posted: false; because: EntryRefusal }

const nothing: Balances = { tubes: new Map(), boxes: new Map() }

/**
 * Sums a set of entries, each id once, in any order. Nothing is refused here: these are entries that were posted.
 */
export function balances(entries: Iterable<Entry>): Balances {
  const tubes = new Map<Account, number>()
  const boxes = new Map<LabelNumber, Map<Account, number>>()
  const seen = new Set<string>()
  for (const entry of entries) {
    if (seen.has(entry.id)) continue
    seen.add(entry.id)
    if (entry.item === 'tube') move(tubes, entry)
    else {
      const places = boxes.get(entry.box) ?? new Map<Account, number>()
      move(places, entry)
      boxes.set(entry.box, places)
    }
  }
  return { tubes, boxes }
}

function move(held: Map<Account, number>, { from, to, quantity }: Entry): void {
  for (const [account, change] of [[from, -quantity] as const, [to, quantity] as const]) {
    const now = (held.get(account) ?? 0) + change
    if (now === 0) held.delete(account)
    else held.set(account, now)
  }
}

/** Why an entry cannot be posted, or null: no account but the press gives what it does not have. */
export function refusalOf(held: Balances, entry: Entry): EntryRefusal | null {
  if (!Number.isSafeInteger(entry.quantity) || entry.quantity < 1) return 'quantity'
  if (entry.from === entry.to) return 'same-account'
  if (entry.item === 'tube') {
    const enough = entry.from === 'press' || (held.tubes.get(entry.from) ?? 0) >= entry.quantity
    return enough ? null : 'not-enough'
  }
  if (entry.quantity !== 1) return 'quantity'
  const place = boxAccount(held, entry.box)
  if (entry.from === 'press') return place === null ? null : 'box-printed-twice'
  return place === entry.from ? null : 'box-elsewhere'
}

/** The balances after one more entry, or why it is refused. A repeated id is answered at the door, not here. */
export function post(held: Balances, entry: Entry): Posting {
  const because = refusalOf(held, entry)
  if (because) return { posted: false, because }
  if (entry.item === 'tube') {
    const tubes = new Map(held.tubes)
    move(tubes, entry)
    return { posted: true, balances: { ...held, tubes } }
  }
  const places = new Map(held.boxes.get(entry.box))
  move(places, entry)
  return { posted: true, balances: { ...held, boxes: new Map(held.boxes).set(entry.box, places) } }
}

/** Balances before the first entry. */
export function emptyLedger(): Balances {
  return nothing
}

/** The one account that has the box, or null while it is not printed. */
export function boxAccount({ boxes }: Balances, box: LabelNumber): Account | null {
  for (const [account, quantity] of boxes.get(box) ?? []) if (quantity > 0) return account
  return null
}
