import type { Tx } from '../db/sql.ts'

/** A swab of a person in a tube. */
export type Membership = { person: string; tube: string; at: number; sitting: number }

/** Everybody who is in `tubes` now, and who was before. Who states this holds those tubes (hold-tubes.ts). */
export type Stated = {
  tubes: readonly string[]
  members: readonly Membership[]
  before: readonly Membership[]
}
/** What the tables say of a person: the sample that counts, or a duplicate. */
type Known = Membership & { counts: boolean }
type Recount = {
  gone: Membership[]
  changed: Membership[]
  dropped: Membership[]
  duplicates: Membership[]
}

const keyOf = ({ person, sitting }: { person: string; sitting: number }) => `${person}:${sitting}`
const byKey = (a: Membership, b: Membership) =>
  Number(a.person) - Number(b.person) || a.sitting - b.sitting
const comesFirst = (a: Membership, b: Membership) => a.at - b.at || Number(a.tube) - Number(b.tube)

/**
 * Takes each person's row of samples for this transaction, whether it is there or not: whoever changes where a person
 * counts holds that row. One statement in the order of the key, so that two uploads never wait for each other
 * crosswise; `where false` locks a known row and leaves it as it is. Returns the keys that were not known.
 */
async function claimPeople(
  tx: Tx,
  round: number,
  list: readonly Membership[],
): Promise<Set<string>> {
  const rows = await tx<{ person: string; sitting: number }[]>`
    insert into samples (person_id, tube_id, sampled_at, round_id, sitting)
    select m.person_id, m.tube_id, m.at, ${round}, m.sitting
    from unnest(
      ${list.map((m) => m.person)}::bigint[], ${list.map((m) => m.tube)}::bigint[],
      ${list.map((m) => m.at)}::timestamptz[], ${list.map((m) => m.sitting)}::smallint[]
    ) m (person_id, tube_id, at, sitting)
    on conflict (round_id, person_id, sitting) do update set tube_id = samples.tube_id where false
    returning person_id as person, sitting`
  return new Set(rows.map(keyOf))
}

async function knownSwabs(tx: Tx, round: number, list: readonly Membership[]): Promise<Known[]> {
  const [people, sittings] = [list.map((m) => m.person), list.map((m) => m.sitting)]
  return tx<Known[]>`
    select k.person_id as person, k.sitting, s.tube_id as tube, s.sampled_at as at, true as counts
    from unnest(${people}::bigint[], ${sittings}::smallint[]) k (person_id, sitting)
    cross join lateral (
      select x.tube_id, x.sampled_at from samples x
      where x.round_id = ${round} and x.sitting = k.sitting and x.person_id = k.person_id offset 0
    ) s
    union all
    select c.person_id, k.sitting, c.tube_id, c.sampled_at, false
    from unnest(${people}::bigint[], ${sittings}::smallint[]) k (person_id, sitting)
    join sample_claims c on c.round_id = ${round} and c.person_id = k.person_id and c.kind = 'duplicate'
    join tubes t on t.round_id = c.round_id and t.id = c.tube_id and t.sitting = k.sitting`
}

/** The earliest swab of a person counts, whatever order they arrive in; every other is a duplicate that names its tube. */
function recount(all: readonly Membership[], known: readonly Known[], into: Recount): void {
  const [first, ...rest] = [...all].sort(comesFirst)
  const sample = known.find(({ counts }) => counts)
  if (!first && sample) into.gone.push(sample)
  if (first && (first.tube !== sample?.tube || first.at !== sample.at)) into.changed.push(first)
  const before = known.filter(({ counts }) => !counts)
  into.dropped.push(...before.filter((one) => !rest.some(({ tube }) => tube === one.tube)))
  into.duplicates.push(
    ...rest.filter((one) => !before.some(({ tube, at }) => tube === one.tube && at === one.at)),
  )
}

async function writeSamples(tx: Tx, round: number, { gone, changed }: Recount): Promise<void> {
  if (gone.length > 0)
    await tx`
      delete from samples s
      using unnest(${gone.map((m) => m.person)}::bigint[], ${gone.map((m) => m.sitting)}::smallint[]) g (person_id, sitting)
      where s.round_id = ${round} and s.person_id = g.person_id and s.sitting = g.sitting`
  if (changed.length > 0)
    await tx`
      update samples s set tube_id = m.tube_id, sampled_at = m.at
      from unnest(
        ${changed.map((m) => m.person)}::bigint[], ${changed.map((m) => m.tube)}::bigint[],
        ${changed.map((m) => m.at)}::timestamptz[], ${changed.map((m) => m.sitting)}::smallint[]
      ) m (person_id, tube_id, at, sitting)
      where s.round_id = ${round} and s.person_id = m.person_id and s.sitting = m.sitting`
}

async function writeDuplicates(
  tx: Tx,
  round: number,
  { dropped, duplicates }: Recount,
  now: number,
): Promise<void> {
  if (dropped.length > 0)
    await tx`
      delete from sample_claims c
      using unnest(${dropped.map((m) => m.tube)}::bigint[], ${dropped.map((m) => m.person)}::bigint[]) d (tube_id, person_id)
      where c.round_id = ${round} and c.tube_id = d.tube_id and c.person_id = d.person_id and c.kind = 'duplicate'`
  if (duplicates.length > 0)
    await tx`
      insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at)
      select ${round}, d.tube_id, d.person_id, 'duplicate', d.at, ${now}
      from unnest(
        ${duplicates.map((m) => m.tube)}::bigint[], ${duplicates.map((m) => m.person)}::bigint[],
        ${duplicates.map((m) => m.at)}::timestamptz[]
      ) d (tube_id, person_id, at)
      on conflict (round_id, tube_id, person_id, kind) do update set sampled_at = excluded.sampled_at`
}

const grouped = <One extends Membership>(list: readonly One[]) =>
  Map.groupBy(list, (one) => keyOf(one))

/**
 * Counts people through their tubes: one sample for each person and sitting, held by the primary key. A person who is
 * already sampled becomes a duplicate of the later tube, and stays its member: the swab is in it. One who leaves these
 * tubes counts through another from then on, or not at all. People whom nobody knew cost the one statement. Returns
 * the members who count elsewhere.
 */
export async function placeMembers(
  tx: Tx,
  round: number,
  { tubes, members, before }: Stated,
  now: number,
): Promise<Membership[]> {
  // The sort is stable: a member comes before what was said of the same person earlier.
  const ordered = [...members, ...before].sort(byKey)
  const people = ordered.filter((one, n) => {
    const last = ordered[n - 1]
    return last === undefined || byKey(last, one) !== 0
  })
  if (people.length === 0) return []
  const unknown = await claimPeople(tx, round, people)
  if (unknown.size === ordered.length) return []

  const stated = new Set(tubes)
  const own = grouped(members)
  const open = people.filter(
    (one) => !unknown.has(keyOf(one)) || (own.get(keyOf(one))?.length ?? 0) > 1,
  )
  const known = grouped(await knownSwabs(tx, round, open))
  const result: Recount = { gone: [], changed: [], dropped: [], duplicates: [] }
  const losers: Membership[] = []
  for (const key of open.map(keyOf)) {
    const mine = own.get(key) ?? []
    const said = known.get(key) ?? []
    const all = [...mine, ...said.filter(({ tube }) => !stated.has(tube))]
    recount(all, said, result)
    losers.push(...mine.filter((one) => all.some((other) => comesFirst(other, one) < 0)))
  }
  await writeSamples(tx, round, result)
  await writeDuplicates(tx, round, result, now)
  return losers
}
