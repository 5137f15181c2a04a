import { limitSteps } from '@bihuan/contract/loops.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { createPartitions } from '../rounds/partitions.ts'
import type { TestCity } from '../testing/a-city.ts'

export const largeRound = 2022018
const tubesOf = 15_000

/**
 * A round half-way that is too large to be counted for every reader: 150,000 people, 15,000 tubes of ten, 300 boxes, of which
 * half have their results, 100 sites in 4 streets. A third of the last tubes are in no box. Statistics are fresh.
 */
export async function aLargeRound({ sql, start }: Pick<TestCity, 'sql' | 'start'>): Promise<void> {
  const round = largeRound
  await sql.begin(async (tx) => {
    await tx`insert into areas (code, level, name, parent_code) values ('4101', 'city', '郑州市', null), ('410105', 'district', '金水区', '4101')`
    await tx`insert into areas (code, level, name, parent_code) select '41010500' || n, 'street', n || '街', '410105' from generate_series(1, 4) n`
    await tx`insert into areas (code, level, name, parent_code) select '41010500' || n || '001', 'community', n || '社区', '41010500' || n from generate_series(1, 4) n`
    await tx`insert into compounds (id, community_code, name, has_manager) select n, '41010500' || n || '001', n || '院', true from generate_series(1, 4) n`
    await tx`insert into buildings (id, compound_id, community_code, name, floors)
      select n, n % 4 + 1, '41010500' || n % 4 + 1 || '001', n || '号楼', 6 from generate_series(1, 1500) n`
    await tx`insert into laboratories (id, name, area_code, cyclers, run_minutes) values (1, '一号', '410105', 8, 108)`
    await createPartitions(tx, round)
    await tx`insert into rounds (id, notice_id, notice, opens_at, closes_at, published_at, published_by)
      values (${round}, 'zz-2022-018', '{"titleZh": "第18号通告", "titleEn": "Notice 18"}'::jsonb, ${start}, ${start + hourMs}, ${start}, 'test')`
    await tx`insert into round_limits (round_id, step, minutes) select ${round}, step, 60 from unnest(${[...limitSteps]}::text[]) step`
    await tx`insert into sites (id, round_id, kind, area_code, name, laboratory_id, samplers)
      select n, ${round}, 'fixed', '41010500' || n % 4 + 1, n || '号', 1, 4 from generate_series(1, 100) n`
    await tx`insert into devices (id, site_id, enrolled_at) select 100 + n, n, ${start} from generate_series(1, 100) n`
    await tx`insert into roll (round_id, person_id, building_id, mode)
      select ${round}, 410100000000000 + n, (n - 1) / 100 + 1, 'site' from generate_series(1, 150000) n`
    await tx`insert into boxes (id, round_id, site_id, sealed_at, sealed_by, tube_count, received_at, laboratory_id, received_count)
      select 41010000000 + n, ${round}, n % 100 + 1, ${start}::timestamptz + n * interval '10 s', 'x', 45,
        case when n <= 200 then ${start}::timestamptz + n * interval '20 s' end, case when n <= 200 then 1 end, case when n <= 200 then 45 end
      from generate_series(1, 300) n`
    await tx`insert into box_legs (box_id, leg_no, from_account, to_account, offered_at, offered_by, offered_count, accepted_at, accepted_by, accepted_count)
      select id, 1, 'site:' || site_id, 'courier:c', sealed_at, 'x', 45, sealed_at, 'c', 45 from boxes where id <= 41010000250`
    await tx`insert into tubes (id, opened_at, sealed_at, boxed_at, resulted_at, box_id, round_id, site_id, device_id, pool_size, sitting, member_count, state, result)
      select 4101000000000 + n, ${start}, ${start}::timestamptz + n * interval '0.2 s', case when n <= 13500 then ${start}::timestamptz + interval '1 h' end,
        case when n <= 6750 then ${start}::timestamptz + interval '2 h' end, case when n <= 13500 then 41010000000 + (n - 1) / 45 + 1 end,
        ${round}, case when n <= 13500 then ((n - 1) / 45 + 1) % 100 + 1 else n % 100 + 1 end, 101, 10, 0, 10, 'sealed', case when n <= 6750 then 'negative' end
      from generate_series(1, ${tubesOf}::int) n`
    await tx`insert into samples (person_id, tube_id, sampled_at, round_id, sitting)
      select 410100000000000 + n, 4101000000000 + (n * 7 % ${tubesOf}::int) + 1, ${start}, ${round}, 0 from generate_series(1, 149000) n`
    await tx`insert into recalls (round_id, tube_id, reason, opened_at, member_count)
      select ${round}, 4101000000000 + n, 'reactive', ${start}, 1 from generate_series(1, 20) n`
  })
  for (const table of ['roll', 'samples', 'tubes', 'boxes', 'box_legs'])
    await sql.unsafe(`vacuum analyze ${table}`)
}
