import type { Act, Book } from './book.ts'
import type { Present } from './present.ts'

/** What a comparison found; a round is clean when all are zero and empty. */
export type Findings = {
  /** Acknowledged, and not there: events, members of tubes, boxes, receptions, results. */
  lost: number
  /** There more than once: events of one act, or people in a tube. */
  doubled: number
  /** Uploads of which a part is there. */
  partial: number
  /** There, and never sent. */
  invented: number
  /** Laws that do not hold, and answers that must not be. */
  wrong: string[]
  /** The first few of each kind, in words. */
  examples: string[]
}

export const isClean = ({ lost, doubled, partial, invented, wrong }: Findings): boolean =>
  lost + doubled + partial + invented + wrong.length === 0

const timesThere = ({ ids }: Act, { events }: Present) => ids.filter((id) => events.has(id)).length

function eventsOf(book: Book, present: Present, say: (what: string) => void) {
  const found = { lost: 0, doubled: 0, partial: 0, invented: 0 }
  const sent = new Set<string>()
  for (const acts of book.uploads) {
    let there = 0
    for (const act of acts) {
      for (const id of act.ids) sent.add(id)
      const times = timesThere(act, present)
      if (times > 0) there += 1
      if (times > 1) {
        found.doubled += 1
        say(`event of tube ${act.tube} is there ${times} times`)
      }
      if (times === 0 && book.acknowledged.has(act)) {
        found.lost += 1
        say(`${act.kind} of tube ${act.tube} was acknowledged and is gone`)
      }
    }
    if (there > 0 && there < acts.length) {
      found.partial += 1
      say(`${there} of ${acts.length} events of one upload are there`)
    }
  }
  for (const id of present.events.keys()) if (!sent.has(id)) found.invented += 1
  return found
}

function membersOf(book: Book, present: Present, say: (what: string) => void) {
  const found = { lost: 0, doubled: 0 }
  // A seal that was never answered may be there all the same: then the tube is further than what was acknowledged.
  const closed = new Set(
    book.uploads.flat().flatMap(({ kind, tube }) => (kind === 'seal' ? [tube] : [])),
  )
  for (const [tube, { state, people }] of book.tubes) {
    const row = present.tubes.get(tube)
    const members = present.members.get(tube) ?? []
    const there = new Set(members)
    const missing = [...people].filter((person) => !there.has(person)).length
    const isThere =
      row?.state === state || (row?.state === 'sealed' && state === 'open' && closed.has(tube))
    if (!isThere || missing > 0) {
      found.lost += 1
      say(`tube ${tube} is ${row?.state ?? 'not there'} and lacks ${missing} of its members`)
    }
    if (members.length > there.size || there.size > people.size) {
      found.doubled += 1
      say(`tube ${tube} has ${members.length} members instead of ${people.size}`)
    }
  }
  return found
}

function custodyOf(book: Book, present: Present, say: (what: string) => void): number {
  let lost = 0
  const miss = (what: string) => {
    lost += 1
    say(what)
  }
  for (const [box, tubes] of book.boxes) {
    if (!present.boxes.has(box)) miss(`box ${box} is gone`)
    else if (tubes.some((tube) => present.tubes.get(tube)?.box !== box))
      miss(`box ${box} lacks a tube`)
  }
  for (const box of book.received)
    if (!present.boxes.get(box)?.received) miss(`the reception of box ${box} is gone`)
  for (const [tube, result] of book.results) {
    const there = present.tubes.get(tube)?.result
    if (there !== result) miss(`tube ${tube} was released as ${result} and is ${there}`)
  }
  return lost
}

/** Holds everything that was ever acknowledged or sent against everything that is there. */
export function compare(book: Book, present: Present): Findings {
  const examples: string[] = []
  const say = (what: string) => {
    if (examples.length < 8) examples.push(what)
  }
  const events = eventsOf(book, present, say)
  const members = membersOf(book, present, say)
  return {
    lost: events.lost + members.lost + custodyOf(book, present, say),
    doubled: events.doubled + members.doubled + (present.eventRows - present.events.size),
    partial: events.partial,
    invented: events.invented,
    wrong: [...present.broken, ...book.complaints],
    examples,
  }
}
