import type { Role } from '@bihuan/contract/access.ts'
import { pickGivenName, pickSurname } from '../city/chinese-names.ts'
import type { InputOf } from '../client/paths.ts'
import { seeded } from '../random/random.ts'
import type { CityPlan } from './plan-city.ts'

export type NewAccount = InputOf<'account.create'>

/** How many drive for the isolation sites. */
export const driversCount = 10

/** Sign-in names of the simulated staff; one place, so that the seed and the staff agree. */
export const signIn = {
  administrator: 'admin',
  cityCommander: 'commander',
  isolationSampler: (number: number) => `sampler-isolation-${number}`,
  sampler: (site: string) => `sampler-${site}`,
  gridWorker: (street: string) => `grid-${street}`,
  registrar: (district: string) => `registrar-${district}`,
  investigator: (district: string) => `investigator-${district}`,
  siteManager: (district: string) => `site-manager-${district}`,
  siteWorker: (district: string) => `site-worker-${district}`,
  dispatcher: 'dispatcher',
  driver: (number: number) => `driver-${number}`,
  doctor: 'doctor',
  secondDoctor: 'doctor-2',
  districtCommander: (district: string) => `district-${district}`,
  technician: (laboratory: string) => `technician-${laboratory}`,
  reviewer: (laboratory: string) => `reviewer-${laboratory}`,
}

/** The account with which the rest is set up; the first of all. */
export function administrators(seed: number | string): NewAccount[] {
  return [
    account(seed, signIn.administrator, 'administrator', '4101', '市大数据管理局'),
    account(seed, signIn.cityCommander, 'city-commander', '4101', '市疫情防控指挥部'),
  ]
}

function account(
  seed: number | string,
  signInName: string,
  role: Role,
  areaCode: string,
  unit: string,
): NewAccount {
  const random = seeded(seed).fork(`account ${signInName}`)
  const sex = random.chance(0.5) ? 'female' : 'male'
  const displayName = pickSurname(random) + pickGivenName(random, sex, random.integer(1968, 1998))
  return { signInName, displayName, role, areaCode, unit, isDemo: true }
}

/** Everybody who works in the round, and somebody of every other role but residents, who enter as people of the city. */
export function staffAccounts(seed: number | string, plan: CityPlan): NewAccount[] {
  const of = (name: string, role: Role, area: string, unit: string) =>
    account(seed, name, role, area, unit)
  const streets = [...new Set(plan.sites.map(({ street }) => street))]
  const districts = [...new Set(streets.map((street) => street.slice(0, 6)))]
  const [district = '4101'] = districts
  return [
    of('investigator', 'case-investigator', '4101', '市疾病预防控制中心'),
    of('site-manager', 'site-manager', district, '集中隔离点一'),
    of('dispatcher', 'transfer-dispatcher', '4101', '市转运专班'),
    ...Array.from({ length: driversCount }, (_, n) =>
      of(signIn.driver(n + 1), 'driver', '4101', '市转运专班'),
    ),
    ...plan.isolation.sites.map(({ number }) =>
      of(signIn.isolationSampler(number), 'sampler', '4101', `isolation-site:${number}`),
    ),
    of(signIn.doctor, 'doctor', '4101', '市定点医院'),
    of(signIn.secondDoctor, 'doctor', '4101', '市定点医院'),
    of('guard', 'checkpoint-guard', district, '高速路口卡点'),
    of('inspector', 'inspector', '4101', '市督导组'),
    of('privacy-officer', 'privacy-officer', '4101', '市个人信息保护办'),
    ...districts.flatMap((code) => [
      of(signIn.districtCommander(code), 'district-commander', code, '区疫情防控指挥部'),
      of(signIn.registrar(code), 'registrar', code, '区数据专班'),
      of(signIn.investigator(code), 'case-investigator', code, '区疾病预防控制中心'),
      of(signIn.siteManager(code), 'site-manager', code, '区集中隔离点'),
      of(signIn.siteWorker(code), 'site-worker', code, '区集中隔离点'),
    ]),
    ...streets.map((street) => of(signIn.gridWorker(street), 'grid-worker', street, '社区网格')),
    ...plan.sites.map(({ id, street }) => of(signIn.sampler(id), 'sampler', street, `site:${id}`)),
    ...plan.couriers.map((name) => of(name, 'courier', '4101', '样本转运专班')),
    ...plan.laboratories.flatMap(({ id, areaCode }) => [
      of(signIn.technician(id), 'lab-technician', areaCode, `laboratory:${id}`),
      of(signIn.reviewer(id), 'lab-reviewer', areaCode, `laboratory:${id}`),
    ]),
  ]
}
