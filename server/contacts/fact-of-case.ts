import type { CaseFact } from '@bihuan/core/status/fact.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { CaseRow } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { idsOf } from '../facts/ids-of.ts'
import { standingFacts } from '../facts/store.ts'

/**
 * The fact that a case is before the rules: the one its row names, else the newest that stands of the person. What a laboratory confirmed is
 * none before an investigator classified it, and a contact of it has no ground: contact.case-not-classified.
 */
export async function factOfCase(
  sql: Reader,
  { factId, personId }: Pick<CaseRow, 'factId' | 'personId'>,
  now: Instant,
): Promise<CaseFact> {
  const own = factId === null ? [] : await standingFacts(sql, { facts: [factId] }, now)
  const found = own.find((fact) => fact.kind === 'case')
  if (found?.kind === 'case') return found
  if (personId === null) throw new Problem('contact.case-not-classified')
  const all = await standingFacts(sql, { people: await idsOf(sql, personId) }, now)
  const last = all
    .flatMap((fact) => (fact.kind === 'case' ? [fact] : []))
    .sort((a, b) => a.at - b.at)
    .at(-1)
  if (last === undefined) throw new Problem('contact.case-not-classified')
  return last
}
