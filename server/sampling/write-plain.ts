import type { SealEvent } from '@bihuan/core/tubes/events.ts'
import { int8s, uuids } from '../db/literal.ts'
import type { Tx } from '../db/sql.ts'
import { type Known, swabKey } from './look-up.ts'
import type { Membership } from './place-members.ts'
import type { Lot } from './read-events.ts'

/** A tube that comes whole as one seal, of which nobody has spoken before. */
export type PlainSeal = {
  seal: SealEvent
  digest: string
  lot: Lot
  site: number
  device: number
  now: number
}

// Moments go over as milliseconds: PostgreSQL adds them to 1970 in a third of the time that it takes to read a text.

async function writeEvents(tx: Tx, round: number, list: readonly PlainSeal[]): Promise<void> {
  await tx`
    insert into field_events (id, at, received_at, tube_id, digest, round_id, device_id, seq, kind)
    select e.id, to_timestamp(e.at / 1000.0), to_timestamp(e.now / 1000.0), e.tube_id, e.digest, ${round}, e.device, e.seq, 'seal'
    from unnest(
      ${uuids(list.map(({ seal }) => seal.id))}::text::uuid[], ${int8s(list.map(({ seal }) => seal.at))}::text::bigint[],
      ${int8s(list.map(({ now }) => now))}::text::bigint[], ${int8s(list.map(({ seal }) => seal.tube))}::text::bigint[],
      ${int8s(list.map(({ digest }) => digest))}::text::bigint[], ${int8s(list.map(({ device }) => device))}::text::int[],
      ${int8s(list.map(({ seal }) => seal.seq))}::text::int[]
    ) e (id, at, now, tube_id, digest, device, seq)`
}

async function writeTubes(tx: Tx, round: number, list: readonly PlainSeal[]): Promise<void> {
  await tx`
    insert into tubes (id, opened_at, sealed_at, round_id, site_id, device_id, pool_size, sitting, member_count, state)
    select t.id, to_timestamp(t.opened / 1000.0), to_timestamp(t.sealed / 1000.0), ${round}, t.site, t.device, t.pool, t.sitting, t.members, 'sealed'
    from unnest(
      ${int8s(list.map(({ seal }) => seal.tube))}::text::bigint[], ${int8s(list.map(({ seal }) => seal.openedAt))}::text::bigint[],
      ${int8s(list.map(({ seal }) => seal.at))}::text::bigint[], ${int8s(list.map(({ site }) => site))}::text::int[],
      ${int8s(list.map(({ device }) => device))}::text::int[], ${int8s(list.map(({ lot }) => lot.poolSize))}::text::smallint[],
      ${int8s(list.map(({ lot }) => lot.sitting))}::text::smallint[], ${int8s(list.map(({ seal }) => seal.members.length))}::text::smallint[]
    ) t (id, opened, sealed, site, device, pool, sitting, members)`
}

async function writeSamples(tx: Tx, round: number, list: readonly Membership[]): Promise<void> {
  if (list.length === 0) return
  await tx`
    insert into samples (person_id, tube_id, sampled_at, round_id, sitting)
    select m.person_id, m.tube_id, to_timestamp(m.at / 1000.0), ${round}, m.sitting
    from unnest(
      ${int8s(list.map((m) => m.person))}::text::bigint[], ${int8s(list.map((m) => m.tube))}::text::bigint[],
      ${int8s(list.map((m) => m.at))}::text::bigint[], ${int8s(list.map((m) => m.sitting))}::text::smallint[]
    ) m (person_id, tube_id, at, sitting)`
}

/** Everybody in the tubes: those who are sampled for the first time, and those whom another tube names as well. */
function partMembers(list: readonly PlainSeal[], { sampled }: Known) {
  const seen = new Set<string>()
  const twice = new Set<string>()
  const all: (Membership & { key: string })[] = []
  for (const { seal, lot } of list)
    for (const { person, at } of seal.members) {
      const key = swabKey(person, lot.sitting)
      if (seen.has(key) || sampled.has(key)) twice.add(key)
      seen.add(key)
      all.push({ person, tube: String(seal.tube), at, sitting: lot.sitting, key })
    }
  return twice.size === 0
    ? { once: all, contested: [] }
    : {
        once: all.filter(({ key }) => !twice.has(key)),
        contested: all.filter(({ key }) => twice.has(key)),
      }
}

const inOrder = (a: Membership, b: Membership) =>
  a.person < b.person ? -1 : a.person > b.person ? 1 : a.sitting - b.sitting

/**
 * The hot path: writes whole tubes that nobody had spoken of, with the people who are sampled for the first time, by
 * three plain inserts. Each is in the order of its key, so that two uploads never wait for each other crosswise; who was
 * faster meanwhile breaks a primary key, and the group is tried again with what is known then. Returns the members whom
 * another tube names too, still to be placed.
 */
export async function writePlain(
  tx: Tx,
  round: number,
  list: readonly PlainSeal[],
  known: Known,
): Promise<Membership[]> {
  if (list.length === 0) return []
  const { once, contested } = partMembers(list, known)
  // The ids of one city and one round are as long as each other, so their texts sort as their numbers do.
  once.sort(inOrder)
  const byId = list.toSorted((a, b) => (a.seal.id < b.seal.id ? -1 : 1))
  const byTube = list.toSorted((a, b) => a.seal.tube - b.seal.tube)
  await Promise.all([
    writeEvents(tx, round, byId),
    writeTubes(tx, round, byTube),
    writeSamples(tx, round, once),
  ])
  return contested
}
