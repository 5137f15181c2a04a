import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Stand } from './stand.ts'

/** Whose rights an attacker has: a session of the product, SQL as the application, SQL as the owner of the database. */
export const rights = ['session', 'app', 'owner'] as const
export type Rights = (typeof rights)[number]

/** What was done to whom. Whether it took effect is asked of the product, not of the attack. */
export type Done = {
  /** Who ought to be restricted by it, and at which moment to ask. */
  readonly victims: readonly { person: string; at: Instant }[]
  /** What the watch should name: the beginning of the subject of an alarm. */
  readonly subjects: readonly string[]
  /** How often the door refused, and what the database refused (SQLSTATE): nothing was written by that. */
  readonly refused: number
  readonly denied: readonly string[]
}

/** One way to restrict somebody without ground. */
export type Attack = {
  readonly way: string
  readonly by: Rights
  /** What is tried, in a sentence. */
  readonly tries: string
  run(stand: Stand): Promise<Done>
  /** Whether it would disturb the others, or be seen by an alarm that names no single row: then it is run by itself, and put back. */
  alone?: true
  undo?(stand: Stand): Promise<void>
}

export const nothing: Done = { victims: [], subjects: [], refused: 0, denied: [] }

/** Runs SQL that the database may refuse; gives the SQLSTATE of a refusal. */
export async function tryTo(act: () => PromiseLike<unknown>): Promise<string[]> {
  try {
    await act()
    return []
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code)))
      return [String(error.code)]
    throw error
  }
}

export const sqlOf = (stand: Stand, by: Rights) => (by === 'owner' ? stand.owner : stand.app)
