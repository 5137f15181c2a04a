import type { Trust } from '@bihuan/core/orders/signature.ts'
import { adoptionsInTurn } from '@bihuan/core/policy/adopted.ts'
import {
  type Adoption,
  type AdoptionVerdict,
  type VerifiedAdoption,
  verifyAdoption,
} from '@bihuan/core/policy/adoption.ts'
import { type AdoptionFault, adoptionFault } from '@bihuan/core/policy/adoption-fault.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { assertionsOf } from '../trust/assertion-json.ts'

/** A row of `policy_adoptions`. Nothing of it is believed. */
export type AdoptionRow = {
  id: string
  document: unknown
  source: unknown
  assertions: unknown
  fromAt: Instant
  knownAt: Instant
}

/** The adoptions of a city as far as they count, and what does not. */
export type Adoptions = {
  /** In the order in which they came. */
  readonly held: readonly VerifiedAdoption[]
  readonly faulty: readonly FaultyAdoption[]
  /** Ids that the public log has and the table does not: somebody took a row away. */
  readonly missing: readonly string[]
  /** Where a row is missing nobody knows what was adopted, and no rule binds anybody. */
  readonly isMissing: boolean
}

/** A row that binds nobody, and why. */
export type FaultyAdoption = {
  readonly id: string
  readonly knownAt: Instant
  readonly faults: readonly AdoptionFault[]
}

/** Whether one row counts: what was signed is the document, so columns that say something else make it faulty. */
export function verifiedAdoption(row: AdoptionRow, city: string, trust: Trust): AdoptionVerdict {
  const verdict = verifyAdoption(
    {
      adoption: row.document as Adoption,
      source: typeof row.source === 'string' ? row.source : '',
      assertions: assertionsOf(row.assertions),
    },
    city,
    trust,
  )
  if (!verdict.ok) return verdict
  const { adoption } = verdict.verified
  return adoption.id === row.id
    ? verdict
    : { ok: false, faults: [adoptionFault('digest-wrong', row.id)] }
}

type RowFound = AdoptionRow & { schema: string }

/** Every adoption with what is wrong with it. Reads and verifies all of them anew: for whoever keeps the answer, and for the watch. */
export async function readAdoptions(sql: Reader, trust: Trust): Promise<Adoptions> {
  const [rows, logged] = await Promise.all([
    sql<RowFound[]>`
      select id, document, source, assertions, from_at, known_at, current_schema() as schema
      from policy_adoptions order by id`,
    sql<{ subject: string }[]>`select subject from log_entries where kind = 'adoption'`,
  ])
  const good: VerifiedAdoption[] = []
  const faulty: FaultyAdoption[] = []
  for (const row of rows) {
    const verdict = verifiedAdoption(row, row.schema.replace('city_', ''), trust)
    if (verdict.ok) good.push(verdict.verified)
    else faulty.push({ id: row.id, knownAt: row.knownAt, faults: verdict.faults })
  }
  const { held, refused } = adoptionsInTurn(good)
  for (const { adoption, fault } of refused)
    faulty.push({ id: adoption.adoption.id, knownAt: adoption.signedAt, faults: [fault] })
  const there = new Set(rows.map(({ id }) => id))
  const missing = logged.map(({ subject }) => subject).filter((id) => !there.has(id))
  return { held, faulty, missing, isMissing: missing.length > 0 }
}
