import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

/** What we remember of a witness. It saves a question and fills a page; nobody is believed for it. */
export type WitnessMemory = {
  name: string
  knownSize: number
  signedAt: Instant | null
  askedAt: Instant | null
  fault: string | null
}

/** What is remembered of the witnesses, by name. */
export async function readWitnesses(sql: Reader): Promise<Map<string, WitnessMemory>> {
  const rows = await sql<(Omit<WitnessMemory, 'knownSize'> & { knownSize: string })[]>`
    select name, known_size, signed_at, asked_at, fault from log_witnesses`
  return new Map(rows.map((row) => [row.name, { ...row, knownSize: Number(row.knownSize) }]))
}

/** Remembers what came of asking; a witness that answered nothing keeps what it last signed. */
export async function rememberWitnesses(
  sql: Reader,
  asked: readonly WitnessMemory[],
): Promise<void> {
  await sql`
    insert into log_witnesses as w (name, known_size, signed_at, asked_at, fault)
    select * from unnest(${asked.map(({ name }) => name)}::text[], ${asked.map(({ knownSize }) => knownSize)}::bigint[],
      ${asked.map(({ signedAt }) => iso(signedAt))}::timestamptz[], ${asked.map(({ askedAt }) => iso(askedAt))}::timestamptz[],
      ${asked.map(({ fault }) => fault)}::text[])
    on conflict (name) do update set known_size = excluded.known_size, asked_at = coalesce(excluded.asked_at, w.asked_at),
      signed_at = greatest(w.signed_at, excluded.signed_at), fault = excluded.fault`
}

/** Remembers who has signed the log at a size, by whichever way their lines came. */
export async function rememberSeen(
  sql: Reader,
  seen: readonly { name: string; at: Instant }[],
  size: number,
): Promise<void> {
  await sql`
    insert into log_witnesses as w (name, known_size, signed_at)
    select name, ${size}::bigint, at from unnest(${seen.map(({ name }) => name)}::text[], ${seen.map(({ at }) => iso(at))}::timestamptz[]) t (name, at)
    on conflict (name) do update set known_size = excluded.known_size, signed_at = greatest(w.signed_at, excluded.signed_at)`
}

// Arrays go as text, and postgres.js does not use our types for them.
const iso = (at: Instant | null): string | null => (at === null ? null : new Date(at).toISOString())
