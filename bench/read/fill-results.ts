import type { Bench } from '../bench.ts'
import { type BenchSite, filledTubes } from '../prepare/bench-round.ts'

const sampledAfterMs = 3_600_000
const releasedAfterMs = 6 * 3_600_000

/** Sampled and released tubes for everybody of a site, straight into the tables. */
async function fillSite(bench: Bench, site: BenchSite): Promise<number> {
  const tubes = filledTubes(site)
  const { round, opensAt } = bench.round
  const sampledAt = opensAt + sampledAfterMs
  const releasedAt = opensAt + releasedAfterMs
  const members = tubes.flatMap(({ tube, members }) => members.map((person) => ({ tube, person })))
  await bench.city.sql`
    insert into tubes (id, opened_at, sealed_at, boxed_at, resulted_at, round_id, site_id, device_id, pool_size, sitting, member_count, state, result)
    select t.id, ${sampledAt}, ${sampledAt}, ${sampledAt}, ${releasedAt}, ${round}, ${site.id}, ${site.devices[0] ?? '0'}, 10, 0, t.members, 'sealed', 'negative'
    from unnest(${tubes.map(({ tube }) => String(tube))}::bigint[], ${tubes.map(({ members }) => members.length)}::int[]) t (id, members)`
  await bench.city.sql`
    insert into samples (person_id, tube_id, sampled_at, round_id, sitting)
    select m.person, m.tube, ${sampledAt}, ${round}, 0
    from unnest(${members.map(({ person }) => String(person))}::bigint[], ${members.map(({ tube }) => String(tube))}::bigint[]) m (person, tube)`
  return members.length
}

/**
 * Gives everybody of the round a negative result where nobody was sampled yet: for the profile of the reads alone, which
 * does not measure how results come about. Returns how many people were given one.
 */
export async function fillResults(bench: Bench): Promise<number> {
  const { sql } = bench.city
  const [some] = await sql`select from samples where round_id = ${bench.round.round} limit 1`
  if (some) return 0
  let people = 0
  for (const site of bench.round.sites) people += await fillSite(bench, site)
  await sql`vacuum analyze samples, tubes`
  return people
}
