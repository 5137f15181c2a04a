import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { MoveKind } from '@bihuan/core/transfers/plan.ts'
import type { Tx } from '../db/sql.ts'
import type { Asking } from './events.ts'

export type TripToWrite = {
  readonly id: string
  readonly vehicle: string
  readonly shift: string | null
  readonly kind: MoveKind
  readonly cohort: Cohort
  readonly site: string
  readonly mixesSources: boolean
  readonly area: string
  readonly departAt: Instant
  readonly arriveAt: Instant
  readonly freeAt: Instant
  readonly loadedKm: number
  readonly emptyKm: number
}

// Of two who number trips of one day the second finds the numbers taken, waits for the first and counts on.
const triesMax = 8

/** Writes trips, each with the next number of its day. */
export async function writeTrips(
  tx: Tx,
  trips: readonly TripToWrite[],
  { now, actor }: Asking,
): Promise<void> {
  let left = trips
  for (let tries = 0; left.length > 0 && tries < triesMax; tries += 1) {
    const written = new Set(await insert(tx, left, now, actor.id))
    left = left.filter(({ id }) => !written.has(id))
  }
  if (left.length > 0) throw new Error('the numbers of the day could not be taken')
}

async function insert(
  tx: Tx,
  trips: readonly TripToWrite[],
  now: Instant,
  by: string,
): Promise<string[]> {
  const all = <T>(of: (one: TripToWrite) => T) => trips.map(of)
  const moments = (of: (one: TripToWrite) => Instant) =>
    all((one) => new Date(of(one)).toISOString())
  const rows = await tx<{ id: string }[]>`
    insert into trips (id, number, vehicle_id, shift_id, kind, cohort, isolation_site_id, mixes_sources, area_code, day, depart_at, arrive_at, free_at,
      loaded_km, empty_km, made_by, made_at)
    select t.id, (select coalesce(max(x.number), 0) from trips x where x.day = t.day) + row_number() over (partition by t.day order by t.n),
      t.vehicle, t.shift, t.kind, t.cohort, t.site, t.mixes::boolean, t.area, t.day, t.departs, t.arrives, t.free, t.loaded, t.empty, ${by}, ${now}::timestamptz
    from unnest(${all(({ id }) => id)}::uuid[], ${all(({ vehicle }) => vehicle)}::uuid[], ${all(({ shift }) => shift)}::uuid[],
      ${all(({ kind }) => kind)}::text[], ${all(({ cohort }) => cohort)}::text[], ${all(({ site }) => site)}::uuid[],
      ${all(({ mixesSources }) => String(mixesSources))}::text[], ${all(({ area }) => area)}::text[],
      ${all(({ departAt }) => cityDateOf(departAt))}::date[], ${moments(({ departAt }) => departAt)}::timestamptz[],
      ${moments(({ arriveAt }) => arriveAt)}::timestamptz[], ${moments(({ freeAt }) => freeAt)}::timestamptz[],
      ${all(({ loadedKm }) => loadedKm)}::float8[], ${all(({ emptyKm }) => emptyKm)}::float8[])
      with ordinality t (id, vehicle, shift, kind, cohort, site, mixes, area, day, departs, arrives, free, loaded, empty, n)
    on conflict (day, number) do nothing returning id`
  return rows.map(({ id }) => id)
}
