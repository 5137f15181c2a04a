import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { AssertionJson } from '../trust/assertion-json.ts'
import type { SigningKind } from './finisher.ts'
import type { NeededSigner } from './open-signing.ts'

export type SigningRow = {
  id: string
  kind: SigningKind
  document: unknown
  digest: string
  areaCode: string
  personId: string | null
  signers: NeededSigner[]
  assertions: AssertionJson[]
  shown: unknown
  draftedBy: string
  draftedAt: Instant
  expiresAt: Instant
  takenAt: Instant | null
}

/** One document that waits for signatures or has them; null where there is none. */
export async function readSigning(sql: Reader, id: string): Promise<SigningRow | null> {
  const [row] = await sql<SigningRow[]>`
    select id, kind, document, digest, area_code, person_id, signers, assertions, shown, drafted_by, drafted_at, expires_at, taken_at
    from signings where id = ${id}`
  return row ?? null
}

/** Who signs next; null when all have. They sign in the order of the document. */
export const nextSigner = ({
  signers,
  assertions,
}: Pick<SigningRow, 'signers' | 'assertions'>): NeededSigner | null =>
  signers.find(
    ({ officer, unit }) => !assertions.some((a) => a.officer === officer && a.unit === unit),
  ) ?? null

/** The names of accounts, for people to read. */
export async function namesOf(
  sql: Reader,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; displayName: string }[]>`
    select id, display_name from accounts where id = any(${[...new Set(accounts)]}::text[])`
  return new Map(rows.map(({ id, displayName }) => [id, displayName]))
}

/** A signing as lists and pages show it. */
export function signingView(
  row: SigningRow,
  names: ReadonlyMap<string, string>,
  { actor, now }: { actor: { id: string; unit: string }; now: Instant },
) {
  const next = nextSigner(row)
  return {
    signing: row.id,
    kind: row.kind,
    area: row.areaCode,
    draftedBy: names.get(row.draftedBy) ?? row.draftedBy,
    draftedAt: isoOf(row.draftedAt),
    expiresAt: isoOf(row.expiresAt),
    takenAt: row.takenAt === null ? null : isoOf(row.takenAt),
    signers: row.signers.map((signer) => {
      const own = row.assertions.find((a) => a.officer === signer.officer && a.unit === signer.unit)
      return {
        ...signer,
        name: names.get(signer.officer) ?? null,
        signedAt: own ? isoOf(own.at) : null,
      }
    }),
    isMine:
      row.takenAt === null &&
      row.expiresAt > now &&
      next?.officer === actor.id &&
      next.unit === actor.unit,
  }
}
