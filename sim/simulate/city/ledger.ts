import { type Account, isAccount } from '@bihuan/core/custody/account.ts'
import type { CityFacts, TubeFact } from './facts.ts'

// The product keeps a stock for each site; core knows one.
function accountOf(text: string): Account {
  const account = text.startsWith('stock:') ? 'stock' : text
  if (!isAccount(account)) throw new RangeError(`no account: ${text}`)
  return account
}

/** Books that tubes left one account for another; nothing where both are one or none moved. */
export function bookTubes(facts: CityFacts, at: number, from: string, to: string, quantity = 1) {
  const [giver, taker] = [accountOf(from), accountOf(to)]
  if (giver === taker || quantity === 0) return
  const id = `${facts.entries.length}`
  facts.entries.push({ id, at, from: giver, to: taker, item: 'tube', quantity })
}

/** Books that a box left one account for another. */
export function bookBox(facts: CityFacts, at: number, box: number, from: string, to: string) {
  const [giver, taker] = [accountOf(from), accountOf(to)]
  const id = `${facts.entries.length}`
  facts.entries.push({ id, at, from: giver, to: taker, item: 'box', quantity: 1, box })
}

/** Who has a box, told from its facts. Throws a RangeError for a box that was never sealed. */
export function boxAccount({ boxes }: CityFacts, id: number): string {
  const box = boxes.get(id)
  if (!box) throw new RangeError(`no box ${id}`)
  if (box.isLost) return 'lost'
  if (box.receivedBy !== null) return `laboratory:${box.receivedBy}`
  return box.legs.findLast(({ accepted }) => accepted !== null)?.to ?? `site:${box.site}`
}

/** Where a tube is, told from the facts; the ledger must say the same. */
export function tubeAccount(facts: CityFacts, tube: TubeFact): string {
  if (tube.state === 'void' || tube.state === 'moved') return 'void'
  if (tube.state === 'lost') return 'lost'
  if (tube.resultedAt !== null) return 'done'
  if (tube.box === null) return `site:${tube.site}`
  // A tube of a lost box was written off with it, or lies where its box was last.
  return boxAccount(facts, tube.box)
}
