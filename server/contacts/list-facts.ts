import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { CaseFact } from '@bihuan/core/status/fact.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { writeContactFact } from '../facts/write-contact.ts'
import { writeFact } from '../facts/write-fact.ts'
import type { ListLine } from './list-document.ts'
import { reasonOf } from './store.ts'

type Standing = { id: string; personId: string; reason: string; about: string; how: string } & {
  at: Instant
}

/** Takes a contact's fact back: whatever rested on it alone restricts nobody from this moment on. False where it was taken back before. */
export const withdrawContactFact = (
  tx: Tx,
  fact: string,
  how: 'replaced' | 'not-confirmed' | 'entered-twice' | 'another-person',
  request: Request,
): Promise<boolean> => {
  const id = `withdrawal:${fact}`
  const at = request.now
  return writeFact(tx, { id, kind: 'withdrawal', person: null, at, about: fact, how }, request)
}

type Given = {
  list: string
  index: CaseFact
  notBefore: Instant | null
  policy: Policy
  /** The fact that a contact has from an earlier list. */
  before: ReadonlyMap<string, string>
}

/**
 * Brings the facts of contacts to what a signed list says: one that says the same stays, one that says otherwise is withdrawn and written
 * anew. Gives the fact of each line that has one.
 */
export async function factsOfList(
  tx: Tx,
  lines: readonly ListLine[],
  { list, index, notBefore, policy, before }: Given,
  request: Request,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx<Standing[]>`
    select f.id, f.person_id, f.reason, f.about, f.how, f.at from facts f
    where f.id = any(${[...before.values()]}::text[]) and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id)`
  const standing = new Map(rows.map((row) => [row.id, row]))
  const made = new Map<string, string>()
  for (const line of lines) {
    const { contact, person, kind, way, lastExposedAt: at } = line
    const reason = reasonOf(kind)
    const old = standing.get(before.get(contact) ?? '')
    const isWanted = reason !== null && person !== null && way !== null
    const isSame =
      old !== undefined &&
      isWanted &&
      old.personId === person &&
      old.reason === reason &&
      old.about === index.id &&
      old.how === way &&
      old.at === at
    if (isSame) {
      made.set(contact, old.id)
      continue
    }
    if (old !== undefined)
      await withdrawContactFact(tx, old.id, isWanted ? 'replaced' : 'not-confirmed', request)
    if (!isWanted) continue
    const id = `contact:${person}:${list}:${contact.slice(0, 8)}`
    const since = notBefore === null ? {} : { notBefore }
    const fact = { id, person, reason, how: way, at, ...since }
    made.set(contact, await writeContactFact(tx, index, fact, policy, request))
  }
  return made
}
