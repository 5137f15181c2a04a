import type { Sql } from '@bihuan/server/db/sql.ts'
import { assayFiles } from '@bihuan/sim/seed/policy-files.ts'
import { accountOf, siteBase } from './plan.ts'

const peoplePerLaboratory = 300_000
const settledAt = '2021-12-30T04:00:00Z'
/** Residents who have entered; their accounts belong to people far apart. */
export const residentsMax = 1_000
export const sitesPerCourier = 5

const samplers = 4

/** Laboratories and the two kits, for a city that has none. */
export async function fillLaboratories(sql: Sql, people: number): Promise<void> {
  const laboratories = Math.max(2, Math.ceil(people / peoplePerLaboratory))
  await sql.unsafe(`
    insert into laboratories (id, name, area_code, cyclers, run_minutes)
    select n + 1, '检验所' || (n + 1), d.code, 50, 108
    from generate_series(0, ${laboratories - 1}) n
    join (select code, row_number() over (order by code) - 1 as nth, count(*) over () as total from areas where level = 'district') d on d.nth = n % d.total`)
  const { first, second } = assayFiles()
  for (const assay of [first, second] as { id: string; version: number; kit: string }[])
    await sql`
      insert into assays (id, version, kit, body, adopted_at, adopted_by)
      values (${assay.id}, ${assay.version}, ${assay.kit}, ${sql.json(assay as never)}, ${settledAt}, 'history')`
}

type Hired = { name: string; role: string; area: string; unit: string; from: string }

/** Somebody of every role, for the whole city or for a unit, as the demo city has them. `number` is the newest round. */
const hired = (number: number): Hired[] => [
  ...(
    [
      ['administrator', '市大数据管理局'],
      ['city-commander', '市疫情防控指挥部'],
      ['case-investigator', '市疾病预防控制中心'],
      ['transfer-dispatcher', '市转运专班'],
      ['doctor', '市定点医院'],
      ['driver', '市转运专班'],
      ['inspector', '市督导组'],
      ['privacy-officer', '市个人信息保护办'],
    ] as const
  ).map(([role, unit]) => ({
    name: `'${role}'`,
    role,
    area: `'4101'`,
    unit: `'${unit}'`,
    from: '',
  })),
  ...(
    [
      ['district-commander', '区疫情防控指挥部'],
      ['registrar', '区数据专班'],
      ['site-manager', '集中隔离点'],
      ['site-worker', '集中隔离点'],
      ['checkpoint-guard', '卡点'],
    ] as const
  ).map(([role, unit]) => ({
    name: `'${role}-' || a.code`,
    role,
    area: 'a.code',
    unit: `'${unit}'`,
    from: `from areas a where a.level = 'district'`,
  })),
  {
    name: `'grid-worker-' || a.code`,
    role: 'grid-worker',
    area: 'a.code',
    unit: `'社区网格'`,
    from: `from areas a where a.level = 'street'`,
  },
  ...(['lab-technician', 'lab-reviewer'] as const).map((role) => ({
    name: `'${role}-' || y.id`,
    role,
    area: 'y.area_code',
    unit: `'laboratory:' || y.id`,
    from: 'from laboratories y',
  })),
  {
    name: `'courier-' || c`,
    role: 'courier',
    area: `'4101'`,
    unit: `'样本转运专班'`,
    from: `from generate_series(0, (select max(site) / ${sitesPerCourier} from history.site)) c`,
  },
  {
    name: `'sampler-' || s.site || '-' || k`,
    role: 'sampler',
    area: 's.street',
    unit: `'site:' || (${siteBase(number)} + s.site)`,
    from: `from history.site s cross join generate_series(1, ${samplers}) k`,
  },
]

/** Opens the accounts of the staff and of some residents, each with a household member for whom they act. */
export async function fillStaff(sql: Sql, number: number): Promise<void> {
  for (const { name, role, area, unit, from } of hired(number))
    await sql.unsafe(`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
      select ${accountOf(name)}, 'history-' || ${name}, ${name}, '${role}', ${area}, ${unit}, true, '${settledAt}' ${from}
      on conflict do nothing`)
  const resident = accountOf(`'resident-' || r.person_id`)
  await sql.unsafe(`create unlogged table history.resident as
    select p.person_id, q.person_id as other from history.person p join history.person q on q.n = p.n + 1
    where p.n % greatest(3, (select count(*) / ${residentsMax} from history.person)) = 0`)
  for (const text of [
    `insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
      select ${resident}, 'history-resident-' || r.person_id, p.name, 'resident', '4101', '', true, '${settledAt}'
      from history.resident r join people p on p.id = r.person_id on conflict do nothing`,
    `insert into residents (account_id, person_id, entered_at) select ${resident}, r.person_id, '${settledAt}' from history.resident r on conflict do nothing`,
    `insert into proxies (id, person_id, proxy_person_id, relation, slot, consented_at, until_at)
      select md5('proxy ' || r.other)::uuid, r.other, r.person_id, 'parent', 1, '${settledAt}', '2023-12-30T04:00:00Z' from history.resident r on conflict do nothing`,
  ])
    await sql.unsafe(text)
}
