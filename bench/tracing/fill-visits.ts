import { cityDateOf, hourMs } from '@bihuan/core/time/instant.ts'
import type { Bench } from '../bench.ts'
import { askedAt } from './fill-cases.ts'
import type { TracingSize } from './size.ts'

const dayMs = 24 * hourMs

/** Venues of the city and what was scanned there in the last days, straight into the tables; gives how many visits. */
export async function fillVisits(bench: Bench, size: TracingSize): Promise<number> {
  const { sql } = bench.city
  const at = askedAt(bench)
  await sql`
    insert into venues (id, name, kind, area_code, address, air, is_public, added_by, added_at, folded)
    select md5('venue' || n)::uuid, '饭店' || n, 'restaurant', b.community_code, '', 'poor', true, 'bench', ${at}, '饭店' || n
    from generate_series(0, ${size.venues - 1}) n
    join lateral (select community_code from buildings where id >= (select min(id) from buildings) + n % (select count(*) from buildings)::int order by id limit 1) b on true
    on conflict do nothing`
  const began = performance.now()
  let visits = 0
  for (let back = 0; back < size.visitsPerPerson; back += 1) {
    const midnight = midnightBefore(at) - back * dayMs
    const day = cityDateOf(midnight + hourMs)
    // Somebody is at one of the venues for ten to a hundred minutes between 08:00 and 20:00.
    const { count } = await sql`
      insert into venue_visits (venue_id, day, person_id, from_at, until_at)
      select md5('venue' || v.n)::uuid, ${day}, v.id, v.from_at, v.from_at + make_interval(mins => v.minutes)
      from (
        select p.id, (hashint8extended(p.id, ${back}) & 2147483647) % ${size.venues} as n,
          ${midnight}::timestamptz + make_interval(mins => (480 + (hashint8extended(p.id, ${back + 100}) & 2147483647) % 720)::int) as from_at,
          (10 + (hashint8extended(p.id, ${back + 200}) & 2147483647) % 90)::int as minutes
        from people p
      ) v order by 1, 3
      on conflict do nothing`
    visits += count
  }
  await sql`vacuum analyze venue_visits`
  bench.say(
    `tracing: ${visits} venue visits of ${size.venues} venues in ${((performance.now() - began) / 1000).toFixed(0)} s`,
  )
  return visits
}

const midnightBefore = (at: number) => Math.floor((at + 8 * hourMs) / dayMs) * dayMs - 8 * hourMs
