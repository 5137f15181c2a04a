import { performance } from 'node:perf_hooks'
import type { Random } from '@bihuan/sim/random/random.ts'
import { compare, type Findings } from './book/compare.ts'
import { type Present, readPresent } from './book/present.ts'
import { readPeople } from './book/read-people.ts'
import type { Blow, Strike } from './faults/fault.ts'
import { pause } from './stand/processes.ts'
import type { Stand } from './stand/stand.ts'

export type Struck = {
  blow: Blow
  /** From the blow to the first write after it that was acknowledged; null when none came within a minute. */
  recoveryMs: number | null
  findings: Findings
  present: Present
  /** Writes acknowledged in this round. */
  acknowledged: number
}

const waitMsMax = 60_000

/** Waits for the first write that was begun after the blow; milliseconds since it, or null after a minute. */
async function firstWrite({ book }: Stand, { since, down = since }: Blow): Promise<number | null> {
  for (const until = performance.now() + waitMsMax; performance.now() < until; await pause(10)) {
    const at = book.firstWriteSince(down)
    if (at !== null) return at - since
  }
  return null
}

/**
 * Writes, strikes, waits for the first write after it, lets everything that was begun be answered, and then holds all that was
 * ever acknowledged against all that is there.
 */
export async function runRound(stand: Stand, strike: Strike, random: Random): Promise<Struck> {
  const { book, crew } = stand
  const before = book.count
  crew.go()
  await pause(random.integer(300, 1_000))
  const blow = await strike(stand, random)
  const recoveryMs = await firstWrite(stand, blow)
  await pause(200)
  const isSettled = await crew.settle(waitMsMax)
  const present = await readPresent(stand.databaseUrl(), stand.round.round)
  const findings = compare(book, present)
  findings.wrong.push(...blow.wrong)
  if (recoveryMs === null) findings.wrong.push('no write was acknowledged within a minute after it')
  if (!isSettled) findings.wrong.push('something that was begun had no answer within a minute')
  const url = `http://127.0.0.1:${stand.lines?.toProduct.port ?? stand.product().port}`
  findings.wrong.push(...(await readPeople(book, url, random)))
  // Told once: what answers said wrongly in this round is no fault of the next.
  book.complaints.length = 0
  return { blow, recoveryMs, findings, present, acknowledged: book.count - before }
}
