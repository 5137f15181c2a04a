import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { standingFacts } from '../facts/store.ts'
import { contactsOf, withdraw } from '../facts/withdraw-fact.ts'

/**
 * Takes the fact of a case back: because it is none (`not-confirmed`, then its contacts go with it), or because another one stands in its
 * place (`replaced`). One that somebody withdrew before stays withdrawn.
 */
export async function withdrawCaseFact(
  tx: Tx,
  fact: string,
  how: 'not-confirmed' | 'replaced',
  request: Request,
): Promise<void> {
  const [found] = await standingFacts(tx, { facts: [fact] }, request.now)
  if (found === undefined) return
  const contacts = how === 'replaced' ? [] : await contactsOf(tx, found, request.now)
  await withdraw(tx, fact, how, request)
  for (const contact of contacts) await withdraw(tx, contact, 'not-confirmed', request)
}
