import type {
  ConsistencyParams,
  EntriesParams,
  LogEntries,
  LogProof,
  ProofParams,
} from '@bihuan/contract/transparency.ts'
import { fromBase64, toBase64 } from '@bihuan/core/transparency/base64.ts'
import { isIncluded } from '@bihuan/core/transparency/check-proof.ts'
import { leafHash } from '@bihuan/core/transparency/merkle-tree.ts'
import { planConsistency, planInclusion } from '@bihuan/core/transparency/proof-plan.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import {
  checkpointOf,
  newestCheckpoint,
  type StoredCheckpoint,
  witnessedCheckpoint,
} from './checkpoint-store.ts'
import { nodeSha256 } from './ed25519.ts'
import { entriesFrom, entryAt, placeOf } from './entries-store.ts'
import { ownCheckpoint } from './log-head.ts'
import { readProof } from './log-nodes.ts'
import { logPolicyOf } from './log-policy.ts'

/** What reading the log takes: the anchors and keys of the city, and any connection. */
export type LogCity = Pick<City, 'anchors' | 'keys'> & { sql: Reader }

/** How many entries are given at a time. */
export const entriesMax = 1_000

/** The newest checkpoint, whoever has signed it: a witness that fetches by itself must see it before it can sign. */
export async function publicCheckpoint({ sql }: LogCity): Promise<StoredCheckpoint> {
  const newest = await newestCheckpoint(sql)
  if (!newest) throw new Problem('log.empty')
  return newest
}

async function sizeWithin(city: LogCity, size: number): Promise<void> {
  const newest = await publicCheckpoint(city)
  if (size > newest.size) throw new Problem('log.size-unknown', { size: String(newest.size) })
}

/** The hashes that prove that one size of the log continues another. */
export async function publicConsistency(
  city: LogCity,
  { old, size }: Static<typeof ConsistencyParams>,
): Promise<Uint8Array[]> {
  await sizeWithin(city, Math.max(old, size))
  if (old > size) throw new Problem('log.size-unknown', { size: String(size) })
  return await readProof(city.sql, planConsistency(old, size))
}

/** The commitments from one place up to before another: enough to compute every checkpoint again, and nobody's name. */
export async function publicEntries(
  city: LogCity,
  { from, to }: Static<typeof EntriesParams>,
): Promise<Static<typeof LogEntries>> {
  await sizeWithin(city, Math.max(from, to))
  if (to - from > entriesMax) throw new Problem('log.range-too-wide', { max: String(entriesMax) })
  const entries = await entriesFrom(city.sql, from, to)
  return { from, entries: entries.map((entry) => toBase64(entry)) }
}

/** The checkpoint under which something at a place is proven best: what witnesses have signed, else the newest. */
async function checkpointAbove(
  city: LogCity,
  index: number,
  size: number | undefined,
): Promise<StoredCheckpoint> {
  if (size !== undefined) {
    const named = await checkpointOf(city.sql, size)
    if (named && index < named.size) return named
  } else {
    const witnessed = await witnessedCheckpoint(city.sql)
    if (witnessed && index < witnessed.size) return witnessed
    const newest = await publicCheckpoint(city)
    if (index < newest.size) return newest
  }
  throw new Problem('log.size-unknown', { size: String((await publicCheckpoint(city)).size) })
}

/**
 * The proof that something stands at a place under a checkpoint. It is checked before it is given: a proof that does not hold would
 * make a person believe that their order was not in the log.
 */
export async function provenPlace(
  city: LogCity,
  index: number,
  under: StoredCheckpoint,
): Promise<Uint8Array[]> {
  const path = await readProof(city.sql, planInclusion(index, under.size))
  const entry = await entryAt(city.sql, index)
  const checkpoint = await ownCheckpoint(under.note, logPolicyOf(city).log)
  const holds =
    entry !== null &&
    checkpoint !== null &&
    isIncluded(
      { leaf: leafHash(entry, nodeSha256), index, size: under.size, root: checkpoint.root },
      path,
      nodeSha256,
    )
  if (!holds) throw new Problem('log.proof-broken')
  return path
}

/** The proof of a place of the log, or of a commitment that somebody has computed. */
export async function publicProof(
  city: LogCity,
  { index: named, entry, size }: Static<typeof ProofParams>,
): Promise<Static<typeof LogProof>> {
  const commitment = entry === undefined ? null : fromBase64(entry)
  const index = named ?? (commitment && (await placeOf(city.sql, commitment)))
  if (index === null || index === undefined)
    throw new Problem('log.size-unknown', { size: String((await publicCheckpoint(city)).size) })
  const under = await checkpointAbove(city, index, size)
  const path = await provenPlace(city, index, under)
  return {
    index,
    size: under.size,
    path: path.map((hash) => toBase64(hash)),
    checkpoint: under.note,
  }
}
