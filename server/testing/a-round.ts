import { limitSteps } from '@bihuan/contract/loops.ts'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { createPartitions } from '../rounds/partitions.ts'
import type { TestCity } from './a-city.ts'

export type TestRound = {
  round: string
  /** The people of the roll, in order. */
  people: string[]
  /** Printed code of the n-th tube (from 0) issued to a site: pool size and sitting as asked. */
  tube(site: number, n: number, poolSize?: 1 | 5 | 10 | 20, sitting?: number): string
  box(n: number): string
  plate(n: number): string
  device(site: number): string
}

const personId = (n: number) => String(410_100_000_000_000 + n)
const poolSizes = [1, 5, 10, 20] as const
const perLot = 10_000

/**
 * A published round in a small district: people with a building for each 20 of them, sites 1..n, one device a site
 * (device 100 + site), laboratories 1 and 2, and 10,000 tubes of each pool size and sitting (0 to 3) for each site.
 * Written straight into the tables, because these tests are about what comes after.
 */
export async function aRound(
  city: Pick<TestCity, 'sql' | 'start'>,
  { people = 100, sites = 2 } = {},
): Promise<TestRound> {
  const { sql, start } = city
  const round = 2022018
  const ids = Array.from({ length: people }, (_, n) => personId(n + 1))
  await sql.begin(async (tx) => {
    await tx`insert into areas (code, level, name, parent_code) values
      ('4101', 'city', '郑州市', null), ('410105', 'district', '金水区', '4101'),
      ('410105001', 'street', '经八路街道', '410105'), ('410105001001', 'community', '省委社区', '410105001')`
    await tx`insert into compounds (id, community_code, name, has_manager) values (1, '410105001001', '1号院', true)`
    const buildings = Math.ceil(people / 20)
    await tx`insert into buildings (id, compound_id, community_code, name, floors)
      select n, 1, '410105001001', n || '号楼', 6 from generate_series(1, ${buildings}) n`
    await tx`insert into households (id, building_id, unit_no, door_no)
      select n, (n - 1) / 10 + 1, 1, n::text from generate_series(1, ${buildings * 10}) n`
    await tx`insert into people (id, household_id, name, sex, born_on, registered_at)
      select id, (n - 1) / 2 + 1, '张' || n, case when n % 2 = 0 then 'male' else 'female' end, date '1980-01-01' + n::int % 9000, ${start}
      from unnest(${ids}::bigint[]) with ordinality p (id, n)`
    await tx`insert into laboratories (id, name, area_code, cyclers, run_minutes) values (1, '一号实验室', '410105', 8, 108), (2, '二号实验室', '410105', 4, 108)`
    await createPartitions(tx, round)
    await tx`insert into rounds (id, notice_id, notice, opens_at, closes_at, published_at, published_by)
      values (${round}, 'zz-2022-018', '{"titleZh": "第18号通告", "titleEn": "Notice 18"}'::jsonb, ${start + hourMs}, ${start + 10 * hourMs}, ${start}, 'test')`
    await tx`insert into round_limits (round_id, step, minutes) select ${round}, step, 120 from unnest(${[...limitSteps]}::text[]) step`
    await tx`insert into sites (id, round_id, kind, area_code, name, laboratory_id, samplers)
      select n, ${round}, 'fixed', '410105001', n || '号采样点', 1, 4 from generate_series(1, ${sites}) n`
    await tx`insert into devices (id, site_id, enrolled_at) select 100 + n, n, ${start} from generate_series(1, ${sites}) n`
    await tx`insert into roll (round_id, person_id, building_id, mode)
      select ${round}, p.id, h.building_id, 'site' from people p join households h on h.id = p.household_id`
    let lot = 0
    for (let site = 1; site <= sites; site += 1) {
      for (const poolSize of poolSizes) {
        for (let sitting = 0; sitting <= 3; sitting += 1) {
          const first = 4_101_000_000_000 + lot * perLot
          await tx`insert into tube_ranges (first_id, last_id, round_id, site_id, pool_size, sitting, issued_at)
            values (${String(first)}, ${String(first + perLot - 1)}, ${round}, ${site}, ${poolSize}, ${sitting}, ${start})`
          await tx`insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity)
            values (gen_random_uuid(), 1, ${round}, ${start}, 'tube', 'press', ${`stock:${site}`}, ${perLot})`
          lot += 1
        }
      }
    }
  })
  return {
    round: String(round),
    people: ids,
    tube(site, n, poolSize = 10, sitting = 0) {
      const lot = (site - 1) * 16 + poolSizes.indexOf(poolSize) * 4 + sitting
      return labelCode('tube', 4_101_000_000_000 + lot * perLot + n)
    },
    box: (n) => labelCode('box', 41_010_000_000 + n),
    plate: (n) => labelCode('plate', 41_010_000_000 + n),
    device: (site) => String(100 + site),
  }
}
