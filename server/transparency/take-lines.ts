import type { Instant } from '@bihuan/core/time/instant.ts'
import {
  acceptCheckpoint,
  type LogPolicy,
  type Seen,
} from '@bihuan/core/transparency/accept-checkpoint.ts'
import { addCosignatures } from '@bihuan/core/transparency/add-cosignatures.ts'
import {
  formatNote,
  parseNote,
  signatureLine,
  signaturesOf,
} from '@bihuan/core/transparency/signed-note.ts'
import type { City } from '../door/command.ts'
import { newestCheckpoint, replaceNote, setLogged } from './checkpoint-store.ts'
import { verifyEd25519 } from './ed25519.ts'
import { logPolicyOf } from './log-policy.ts'
import { firstSeen } from './seen-at.ts'
import { rememberSeen } from './witness-memory.ts'

/** What came of the lines: whether enough witnesses have signed this checkpoint by now, and who at all. */
export type Taken = { quorum: boolean; seen: readonly Seen[] }

// Only two processes that take lines at the same moment can lose, and each once.
const triesMax = 3

/** Who has signed a note, whether they are enough or not. */
async function seenIn(note: string, policy: LogPolicy, now: Instant): Promise<readonly Seen[]> {
  const some = await acceptCheckpoint(note, { ...policy, quorum: 0 }, now, verifyEd25519)
  return some.ok ? some.witnesses : []
}

/** A note with the line of the log alone. */
function bareOf(note: string, { log }: LogPolicy): string {
  const whole = parseNote(note)
  const own = whole ? signaturesOf(whole, log) : []
  const lines = own.map(({ bytes }) => signatureLine(log, bytes))
  return formatNote(whole?.text ?? '', lines)
}

/** Of some lines those of these witnesses. */
const linesOf = (lines: string, seen: readonly Seen[]): string =>
  lines
    .split('\n')
    .filter((line) => seen.some(({ name }) => line.startsWith(`— ${name} `)))
    .map((line) => `${line}\n`)
    .join('')

/**
 * Takes lines of witnesses for the newest checkpoint: keeps those that verify, and as soon as a quorum has signed says of all
 * that lies under it since when it is in the log. A line that was taken stays: a later one of the same witness says that it is alive,
 * and must not make the order look as if it had been logged later. In a city without witnesses the log's own moment
 * counts, and its pages say so.
 */
export async function takeLines(city: City, lines: string, now: Instant): Promise<Taken | null> {
  const policy = logPolicyOf(city)
  const add = (note: string, more: string) =>
    addCosignatures(note, more, policy.witnesses, verifyEd25519)
  for (let tries = 1; tries <= triesMax; tries += 1) {
    const newest = await newestCheckpoint(city.sql)
    if (!newest) return null
    const alive = await seenIn(await add(bareOf(newest.note, policy), lines), policy, now)
    // A line from the future is left out: kept, it would stand in the way of the right one that follows.
    const note = await add(newest.note, linesOf(lines, alive))
    const accepted = await acceptCheckpoint(note, policy, now, verifyEd25519)
    const at = accepted.ok
      ? (firstSeen(accepted.witnesses, policy.quorum) ?? newest.signedAt)
      : null
    const isNew = note !== newest.note || (at !== null && newest.witnessedAt === null)
    if (isNew && !(await replaceNote(city.sql, newest, note, at))) continue
    if (accepted.ok) await setLogged(city.sql)
    if (alive.length > 0) await rememberSeen(city.sql, alive, newest.size)
    return { quorum: accepted.ok, seen: await seenIn(note, policy, now) }
  }
  return { quorum: false, seen: [] }
}
