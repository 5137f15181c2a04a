import type { Tx } from '../db/sql.ts'

/** A swab of a person in a tube. */
export type Membership = { person: string; tube: string; at: number; sitting: number }

const keyOf = ({ person, sitting }: { person: string; sitting: number }) => `${person}:${sitting}`
const comesFirst = (a: Membership, b: Membership) => a.at - b.at || Number(a.tube) - Number(b.tube)

async function insertSamples(
  tx: Tx,
  round: number,
  list: readonly Membership[],
): Promise<Set<string>> {
  const rows = await tx<{ person: string; sitting: number; tube: string }[]>`
    insert into samples (person_id, tube_id, sampled_at, round_id, sitting)
    select m.person_id, m.tube_id, m.at, ${round}, m.sitting
    from unnest(
      ${list.map((m) => m.person)}::bigint[], ${list.map((m) => m.tube)}::bigint[],
      ${list.map((m) => m.at)}::timestamptz[], ${list.map((m) => m.sitting)}::smallint[]
    ) m (person_id, tube_id, at, sitting)
    on conflict do nothing
    returning person_id as person, sitting, tube_id as tube`
  return new Set(rows.map((row) => `${keyOf(row)}:${row.tube}`))
}

/** The earliest swab of each person counts, whatever order they arrive in; every other is a duplicate that names its tube. */
async function contest(
  tx: Tx,
  round: number,
  losers: readonly Membership[],
  now: number,
): Promise<void> {
  const current = await tx<Membership[]>`
    select s.person_id as person, s.tube_id as tube, s.sampled_at as at, s.sitting
    from samples s
    join unnest(${losers.map((m) => m.person)}::bigint[], ${losers.map((m) => m.sitting)}::smallint[]) l (person_id, sitting)
      on l.person_id = s.person_id and l.sitting = s.sitting
    where s.round_id = ${round}
    order by s.person_id, s.sitting
    for update of s`
  const first = new Map(current.map((membership) => [keyOf(membership), membership]))
  const duplicates: Membership[] = []
  const moved = new Map<string, Membership>()
  for (const loser of losers) {
    const key = keyOf(loser)
    const winner = first.get(key)
    if (!winner || winner.tube === loser.tube) continue
    const earlier = comesFirst(loser, winner) < 0
    duplicates.push(earlier ? winner : loser)
    if (!earlier) continue
    first.set(key, loser)
    moved.set(key, loser)
  }
  const changes = [...moved.values()]
  if (changes.length > 0) {
    await tx`
      update samples s set tube_id = m.tube_id, sampled_at = m.at
      from unnest(
        ${changes.map((m) => m.person)}::bigint[], ${changes.map((m) => m.tube)}::bigint[],
        ${changes.map((m) => m.at)}::timestamptz[], ${changes.map((m) => m.sitting)}::smallint[]
      ) m (person_id, tube_id, at, sitting)
      where s.round_id = ${round} and s.person_id = m.person_id and s.sitting = m.sitting`
  }
  await tx`
    insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at)
    select ${round}, d.tube_id, d.person_id, 'duplicate', d.at, ${now}
    from unnest(
      ${duplicates.map((m) => m.tube)}::bigint[], ${duplicates.map((m) => m.person)}::bigint[],
      ${duplicates.map((m) => m.at)}::timestamptz[]
    ) d (tube_id, person_id, at)
    on conflict do nothing`
}

/**
 * Counts people through their tubes: one sample for each person and sitting, held by the primary key. A person who is
 * already sampled becomes a duplicate of the later tube, and stays its member: the swab is in it.
 */
export async function placeMembers(
  tx: Tx,
  round: number,
  list: readonly Membership[],
  now: number,
): Promise<Membership[]> {
  if (list.length === 0) return []
  // In the order of the key, so that two uploads never wait for each other crosswise.
  const ordered = [...list].sort(
    (a, b) => Number(a.person) - Number(b.person) || a.sitting - b.sitting || comesFirst(a, b),
  )
  const placed = await insertSamples(tx, round, ordered)
  const losers = ordered.filter((m) => !placed.has(`${keyOf(m)}:${m.tube}`))
  if (losers.length > 0) await contest(tx, round, losers, now)
  return losers
}
