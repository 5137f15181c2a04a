import type { SealEvent } from '@bihuan/core/tubes/events.ts'
import type { Tx } from '../db/sql.ts'
import { type Membership, placeMembers } from './place-members.ts'
import type { Lot } from './read-events.ts'
import { siteAccount, type TubeMove } from './tube-ledger.ts'

type Where = { round: number; site: number; device: number; now: number }

/**
 * The hot path: tubes that arrive whole, as one seal and nothing else, and that nobody has spoken of before. One
 * statement for the tubes and one for the samples. Returns the seals whose tubes were known already; they need settling.
 */
export async function sealNewTubes(
  tx: Tx,
  where: Where,
  seals: readonly SealEvent[],
  lots: Map<number, Lot>,
) {
  const list = [...seals].sort((a, b) => a.tube - b.tube)
  const inserted = await tx<{ id: string }[]>`
    insert into tubes (id, opened_at, sealed_at, round_id, site_id, device_id, pool_size, sitting, member_count, state)
    select t.id, t.opened_at, t.sealed_at, ${where.round}, ${where.site}, ${where.device}, t.pool_size, t.sitting, t.member_count, 'sealed'
    from unnest(
      ${list.map(({ tube }) => String(tube))}::bigint[], ${list.map(({ openedAt }) => openedAt)}::timestamptz[],
      ${list.map(({ at }) => at)}::timestamptz[], ${list.map(({ tube }) => lots.get(tube)?.poolSize ?? 0)}::smallint[],
      ${list.map(({ tube }) => lots.get(tube)?.sitting ?? 0)}::smallint[], ${list.map(({ members }) => members.length)}::smallint[]
    ) t (id, opened_at, sealed_at, pool_size, sitting, member_count)
    on conflict do nothing
    returning id`
  const fresh = new Set(inserted.map((row) => Number(row.id)))
  const placed = list.filter(({ tube }) => fresh.has(tube))
  const members = placed.flatMap(({ tube, members: people }) =>
    people.map(
      ({ person, at }): Membership => ({
        person,
        tube: String(tube),
        at,
        sitting: lots.get(tube)?.sitting ?? 0,
      }),
    ),
  )
  const duplicates = await placeMembers(tx, where.round, members, where.now)
  const moves = placed.map(
    ({ tube }): TubeMove => ({
      before: null,
      after: siteAccount(where.site),
      issuedTo: lots.get(tube)?.siteId ?? where.site,
    }),
  )
  return { known: list.filter(({ tube }) => !fresh.has(tube)), duplicates, moves }
}
