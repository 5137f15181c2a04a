import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

export type Place = 'site' | 'transit' | 'laboratory' | 'resulted' | 'lost' | 'void'

/** Tubes of one district, sitting and place, with the people who count in them. */
export type TubeGroup = {
  district: string
  first: boolean
  place: Place
  tubes: number
  people: number
  /** People of tubes that answer for them: negative, or a reactive tube of one. */
  answered: number
  reactivePools: number
}

/**
 * Where the tubes of a round are and who is in them, told from tubes, boxes and legs and never from samples: a tenth of the
 * rows. Members who were sampled twice are taken off their later tube, so that people are counted once.
 */
export function readTubeGroups(sql: Reader, round: number): Promise<TubeGroup[]> {
  return sql<TubeGroup[]>`
    with twice as (
      select tube_id, count(*)::int as n from sample_claims where round_id = ${round} and kind = 'duplicate' group by tube_id
    ), placed as (
      select b.id, case when b.received_at is not null then 'laboratory'
        when exists (select from box_legs g where g.box_id = b.id and g.accepted_at is not null) then 'transit' else 'site' end as place
      from boxes b where b.round_id = ${round}
    ), told as (
      select t.site_id, t.sitting = 0 as first,
        case when t.state in ('void', 'moved') then 'void' when t.state = 'lost' then 'lost'
          when t.resulted_at is not null then 'resulted' else coalesce(b.place, 'site') end as place,
        case when t.state in ('void', 'moved') then 0 else t.member_count - coalesce(d.n, 0) end as people,
        t.result = 'negative' or t.result = 'reactive' and t.member_count = 1 and t.pool_size = 1 as answers,
        -- A tube meant for several is recalled even where it holds one person (core/recall/single-result.ts).
        t.result = 'reactive' and not (t.member_count = 1 and t.pool_size = 1) as pool
      from tubes t left join placed b on b.id = t.box_id left join twice d on d.tube_id = t.id
      where t.round_id = ${round}
    ), grouped as (
      select site_id, first, place, count(*) as tubes, sum(people) as people,
        coalesce(sum(people) filter (where answers and place = 'resulted'), 0) as answered,
        count(*) filter (where pool and place = 'resulted') as pools
      from told group by 1, 2, 3
    )
    select left(s.area_code, 6) as district, first, place, sum(tubes)::int as tubes, sum(people)::int as people,
      sum(answered)::int as answered, sum(pools)::int as reactive_pools
    from grouped join sites s on s.id = site_id group by 1, 2, 3`
}

export type Arrival = { at: Instant; sampled: number; resulted: number }

/** People per quarter of an hour, of the round itself: when their tube was sealed, and when its result was released. */
export function readArrivals(sql: Reader, round: number): Promise<Arrival[]> {
  return sql<Arrival[]>`
    select quarter as at, sum(sampled)::int as sampled, sum(resulted)::int as resulted from (
      select date_bin('15 minutes', sealed_at, 'epoch'::timestamptz) as quarter, sum(member_count) as sampled, 0 as resulted
      from tubes where round_id = ${round} and sitting = 0 and state in ('sealed', 'lost') and sealed_at is not null group by 1
      union all
      select date_bin('15 minutes', resulted_at, 'epoch'::timestamptz), 0, sum(member_count)
      from tubes where round_id = ${round} and sitting = 0 and state = 'sealed' and resulted_at is not null group by 1
    ) q group by quarter order by quarter`
}

/** What was done in the last hour, and when the last sample and the last result were. */
export type Pace = {
  sampledPerHour: number
  lastSealedAt: Instant | null
  lastResultedAt: Instant | null
}

export async function readPace(sql: Reader, round: number, now: Instant): Promise<Pace> {
  const [pace] = await sql<Pace[]>`
    select coalesce(sum(member_count) filter (where sealed_at > ${now}::timestamptz - interval '1 hour' and sitting = 0), 0)::int as sampled_per_hour,
      max(sealed_at) as last_sealed_at, max(resulted_at) as last_resulted_at
    from tubes where round_id = ${round} and state in ('sealed', 'lost')`
  return pace ?? { sampledPerHour: 0, lastSealedAt: null, lastResultedAt: null }
}

export type LaboratoryRow = {
  id: number
  name: string
  waiting: number
  onPlates: number
  resulted: number
  lastHour: number
  coming: number
}

/** The queues of the laboratories; `coming` are sealed tubes of their sites that they have not received, boxed or not. */
export function readLaboratories(
  sql: Reader,
  round: number,
  now: Instant,
): Promise<LaboratoryRow[]> {
  return sql<LaboratoryRow[]>`
    with told as (
      select coalesce(b.laboratory_id, s.laboratory_id) as laboratory_id, b.received_at is not null as received, t.resulted_at,
        -- A hashed list: as a join it is planned for a few rows while statistics are young, and takes ten times as long.
        t.id in (
          select w.tube_id from plates p join wells w on w.round_id = ${round} and w.plate_id = p.id
          where p.round_id = ${round} and p.released_at is null and p.rejected_at is null and w.tube_id is not null
        ) as plated
      from tubes t join sites s on s.id = t.site_id left join boxes b on b.id = t.box_id
      where t.round_id = ${round} and t.state = 'sealed'
    )
    select y.id, y.name,
      (count(*) filter (where received and resulted_at is null and not plated))::int as waiting,
      (count(*) filter (where resulted_at is null and plated))::int as on_plates,
      (count(*) filter (where resulted_at is not null))::int as resulted,
      (count(*) filter (where resulted_at > ${now}::timestamptz - interval '1 hour'))::int as last_hour,
      (count(*) filter (where not received and resulted_at is null and not plated))::int as coming
    from told join laboratories y on y.id = told.laboratory_id
    group by y.id, y.name order by y.id`
}
