import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { tryAgain } from '../door/try-again.ts'
import { aboutOf, type LogDocument, loggedEntry, newSalt } from './log-document.ts'
import type { Breach } from './log-head.ts'
import { readPending, readSeals } from './read-pending.ts'
import { thatCount } from './that-count.ts'
import { LostTurn, type NewEntry, writeEntries } from './write-entries.ts'

// A batch of ten thousand fits with room; what is over waits for the next turn.
const mostInTurn = 20_000
const triesMax = 5

export type Appended = { ok: true; added: number; size: number } | { ok: false; breach: Breach }

/** What a turn appends, and what it writes beside it in the same transaction: one row, or the turn was lost. */
export type Choice = { added: NewEntry[]; also?: (tx: Tx) => Promise<number> }
type Choose = (sql: City['sql']) => Promise<Choice>

async function turnOf(city: City, now: Instant, choose: Choose): Promise<Appended> {
  const { added, also } = await choose(city.sql)
  const signer = city.keys.logSigner(city.anchors.log.origin)
  const written = await tryAgain(() =>
    city.sql.begin(async (tx) => {
      const done = await writeEntries(tx, signer, added, now)
      if (done.ok && also && (await also(tx)) !== 1) throw new LostTurn('somebody was quicker')
      return done
    }),
  )
  return written.ok ? { ok: true, added: added.length, size: written.size } : written
}

/** Appends what `choose` finds. Whoever loses the race against another process reads again what is left and tries again. */
export async function appendTurn(city: City, now: Instant, choose: Choose): Promise<Appended> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await turnOf(city, now, choose)
    } catch (error) {
      if (!(error instanceof LostTurn) || tries >= triesMax) throw error
    }
  }
}

function entryOf(one: LogDocument): NewEntry[] {
  const salt = newSalt()
  const entry = loggedEntry(one, salt)
  const { kind, subject } = one
  return entry ? [{ kind, subject, salt, entry, about: aboutOf(one) }] : []
}

/** Puts orders, acts, batches and adoptions into the log that are not in it, and the seals of the audit. */
export function appendDocuments(city: City, now: Instant): Promise<Appended> {
  return appendTurn(city, now, async (sql) => {
    const documents = await thatCount(city, await readPending(sql, mostInTurn))
    const seals = await readSeals(sql, mostInTurn)
    return { added: [...documents.flatMap(entryOf), ...seals] }
  })
}
