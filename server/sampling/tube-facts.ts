import type { FieldEvent } from '@bihuan/contract/sampling.ts'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { TubeEvent } from '@bihuan/core/tubes/events.ts'
import { connectedTubes } from '@bihuan/core/tubes/moves.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { coreEvent } from './read-events.ts'

/** What the tables say of a tube before it is settled again. */
export type TubeRow = {
  id: string
  siteId: number
  state: string
  boxed: boolean
  poolSize: number
  sitting: number
  openedAt: number
  sealedAt: number | null
}
export type Swab = { tube: string; person: string; at: number }
export type SettledClaim = Swab & { kind: string; verdict: 'member' | 'not-member' }

/** The tubes that must be settled together with the given ones: all that moves bind to them. Moves are rare, so all of a round are read. */
export async function boundTubes(
  tx: Tx,
  round: number,
  tubes: readonly number[],
): Promise<number[]> {
  const rows = await tx<{ body: Static<typeof FieldEvent> }[]>`
    select body from field_events where round_id = ${round} and kind = 'move'`
  const moves = rows.map(({ body }) => coreEvent(body, ''))
  return [...connectedTubes(moves, tubes)].sort((a, b) => a - b)
}

/** The tubes as they stand; whoever asks holds them. */
export async function tubeRows(
  tx: Tx,
  round: number,
  tubes: readonly number[],
): Promise<TubeRow[]> {
  return tx<TubeRow[]>`
    select id, site_id, state, boxed_at is not null as boxed, pool_size, sitting, opened_at, sealed_at
    from tubes where round_id = ${round} and id = any(${tubes.map(String)}::bigint[])
    order by id`
}

/** Everybody whose swab lies in one of the tubes: the samples that count, and the duplicates. */
export async function swabsIn(tx: Tx, round: number, tubes: readonly string[]): Promise<Swab[]> {
  return tx<Swab[]>`
    select tube_id as tube, person_id as person, sampled_at as at from samples
    where round_id = ${round} and tube_id = any(${tubes}::bigint[])
    union all
    select tube_id, person_id, sampled_at from sample_claims
    where round_id = ${round} and tube_id = any(${tubes}::bigint[]) and kind = 'duplicate'`
}

/** Claims that a person has settled: their verdict outlives every later event. */
export async function settledClaims(
  tx: Tx,
  round: number,
  tubes: readonly string[],
): Promise<SettledClaim[]> {
  return tx<SettledClaim[]>`
    select tube_id as tube, person_id as person, sampled_at as at, kind, verdict from sample_claims
    where round_id = ${round} and tube_id = any(${tubes}::bigint[]) and settled_at is not null`
}

/**
 * Writes out the seals whose body was left away because tube and samples said the same. From here on they may differ,
 * so the document itself must stand in the events.
 */
async function writeOutSeals(
  tx: Tx,
  round: number,
  rows: readonly TubeRow[],
  swabs: readonly Swab[],
): Promise<void> {
  const bare = await tx<{ id: string; tube: string; at: number; seq: number }[]>`
    select id, tube_id as tube, at, seq from field_events
    where round_id = ${round} and tube_id = any(${rows.map((row) => row.id)}::bigint[]) and kind = 'seal' and body is null`
  if (bare.length === 0) return
  const bodies = bare.map(({ id, tube, at, seq }): Static<typeof FieldEvent> => {
    const row = rows.find((candidate) => candidate.id === tube)
    const members = swabs
      .filter((swab) => swab.tube === tube)
      .map((swab) => ({ person: swab.person, at: isoOf(swab.at) }))
    const openedAt = isoOf(row?.openedAt ?? at)
    return {
      kind: 'seal',
      id,
      seq,
      at: isoOf(at),
      tube: labelCode('tube', Number(tube)),
      openedAt,
      count: members.length,
      members,
    }
  })
  await tx`
    update field_events e set body = b.body::jsonb
    from unnest(${bare.map(({ id }) => id)}::uuid[], ${bodies.map((body) => JSON.stringify(body))}::text[]) b (id, body)
    where e.round_id = ${round} and e.id = b.id`
}

/** Every event about the tubes, each once. */
export async function eventsAbout(
  tx: Tx,
  round: number,
  rows: readonly TubeRow[],
  swabs: readonly Swab[],
): Promise<TubeEvent[]> {
  await writeOutSeals(tx, round, rows, swabs)
  const ids = rows.map((row) => row.id)
  const events = await tx<{ body: Static<typeof FieldEvent>; deviceId: number }[]>`
    select body, device_id from field_events where round_id = ${round} and tube_id = any(${ids}::bigint[])
    union all
    select body, device_id from field_events
    where round_id = ${round} and kind = 'move' and tube_id <> all(${ids}::bigint[]) and body ->> 'to' = any(${ids.map((id) => labelCode('tube', Number(id)))}::text[])`
  return events.map(({ body, deviceId }) => coreEvent(body, String(deviceId)))
}
