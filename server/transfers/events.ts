import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'

/** What a command, a signed order or a job may know when it writes to transfers; `id` makes the ids of what it makes. */
export type Asking = Pick<Request, 'id' | 'now' | 'keys'> & { readonly actor: { id: string } }

export type TransferEventKind =
  | 'asked'
  | 'changed'
  | 'assigned'
  | 'taken-off'
  | 'told'
  | 'confirmed'
  | 'not-reached'
  | 'needs'
  | 'on'
  | 'no-show'
  | 'off'
  | 'ended'
export type EventToWrite = {
  readonly transfer: string
  readonly trip?: string | null
  readonly why?: string | null
  readonly words?: string | null
}

/** Writes what happened to transfers at a moment, once each: who repeats a command writes nothing twice. */
export async function writeEvents(
  tx: Tx,
  kind: TransferEventKind,
  events: readonly EventToWrite[],
  { id, now, keys, actor }: Asking,
  at: Instant = now,
): Promise<void> {
  if (events.length === 0) return
  const all = <T>(of: (one: EventToWrite) => T) => events.map(of)
  await tx`
    insert into transfer_events (id, transfer_id, kind, trip_id, at, by_account, why, words, known_at)
    select id, transfer, ${kind}, trip, ${at}::timestamptz, ${actor.id}, why, words, ${now}::timestamptz
    from unnest(${all(({ transfer }) => derivedId('transfer-event', id, kind, transfer))}::uuid[],
      ${all(({ transfer }) => transfer)}::uuid[], ${all(({ trip }) => trip ?? null)}::uuid[], ${all(({ why }) => why ?? null)}::text[],
      ${all(({ words }) => (words ? keys.sealText('facts', now, words) : null))}::text[]) t (id, transfer, trip, why, words)
    on conflict (id) do nothing`
}
