import type { Role } from '@bihuan/contract/access.ts'
import { openSession } from '@bihuan/server/accounts/session.ts'
import type { City } from '@bihuan/server/door/command.ts'
import type { CityIndex } from '@bihuan/sim/city/city-index.ts'
import { assayFiles } from '@bihuan/sim/seed/policy-files.ts'
import type { BenchOptions } from '../options.ts'
import { dayOfRound } from './bench-notice.ts'
import { type Act, commandId, inProcessCommands } from './commands.ts'
import { settlePeople } from './settle-people.ts'

/** Somebody of the staff, already signed in. */
export type Staff = {
  account: string
  signInName: string
  role: Role
  area: string
  unit: string
  token: string
}

export type BenchLaboratory = { id: string; area: string; technician: Staff; reviewer: Staff }

/** A city before its first round. */
export type PreparedCity = {
  people: number
  districts: string[]
  streetNames: ReadonlyMap<string, string>
  index: CityIndex
  laboratories: BenchLaboratory[]
  couriers: Staff[]
  /** One of each role, for the whole city. */
  staff: ReadonlyMap<Role, Staff>
  /** Opens an account without a password and a session for it; the same name again gives the same account. */
  hire(order: Omit<Staff, 'account' | 'token'>): Promise<Staff>
}

/** Everybody of the census (contract/rounds.ts and sim/city/populations.ts); a scale of 1 is this many. */
const wholeCity = 12_600_574
const laboratoriesOf = (people: number) => Math.max(2, Math.ceil(people / 200_000))
const couriersOf = (people: number) => Math.max(2, Math.ceil(people / 25_000))
const sessionMs = 7 * 24 * 3_600_000
const wholeCityRoles = [
  'registrar',
  'case-investigator',
  'inspector',
  'privacy-officer',
  'grid-worker',
  'district-commander',
  'city-commander',
  'administrator',
  'courier',
] as const satisfies readonly Role[]

/**
 * Fills an empty schema with a city of about that many people: areas, housing, people, laboratories, assays, staff. Where
 * `areThere` says that an earlier run of the same order did it, everything is as it was and nothing is imported again.
 */
export async function settleCity(
  city: City,
  options: Pick<BenchOptions, 'people' | 'seed'>,
  say: (text: string) => void,
  areThere = false,
): Promise<PreparedCity> {
  const act = inProcessCommands(city, options.seed)
  const started = performance.now()
  const evening = settlingAt()
  const scale = Math.min(1, options.people / wholeCity)
  const order = { seed: options.seed, scale, at: evening, areThere }
  const { index, streetNames, districts } = await settlePeople(act, order, say)
  const hire = hirer(city, act, options.seed)
  const staff = new Map<Role, Staff>()
  for (const role of wholeCityRoles)
    staff.set(
      role,
      await hire({ signInName: `bench-${role}`, role, area: city.code, unit: 'bench' }),
    )
  const laboratories: BenchLaboratory[] = []
  for (let n = 1; n <= laboratoriesOf(index.people); n += 1) {
    const id = String(n)
    const area = districts[n % districts.length] ?? city.code
    await act(
      { role: 'administrator' },
      'laboratory.register',
      { id, name: `检验所${n}`, areaCode: area, cyclers: 50, runMinutes: 108 },
      evening,
    )
    const of = (role: Role) =>
      hire({ signInName: `bench-${role}-${id}`, role, area, unit: `laboratory:${id}` })
    laboratories.push({
      id,
      area,
      technician: await of('lab-technician'),
      reviewer: await of('lab-reviewer'),
    })
  }
  const couriers: Staff[] = []
  for (let n = 1; n <= couriersOf(index.people); n += 1)
    couriers.push(
      await hire({
        signInName: `bench-courier-${n}`,
        role: 'courier',
        area: city.code,
        unit: '样本转运专班',
      }),
    )
  const assays = assayFiles()
  await act({ role: 'administrator' }, 'assay.adopt', { assay: assays.first }, evening)
  await act({ role: 'administrator' }, 'assay.adopt', { assay: assays.second }, evening)
  // A freshly loaded table has no statistics, and the first plans would be those of an empty one.
  await city.sql`vacuum analyze`
  const seconds = (performance.now() - started) / 1000
  say(
    `${index.people} people ${areThere ? 'found again' : 'registered'} in ${seconds.toFixed(0)} s (${Math.round(index.people / seconds)}/s)`,
  )
  return {
    people: index.people,
    districts,
    streetNames,
    index,
    laboratories,
    couriers,
    staff,
    hire,
  }
}

/** The moment of the set-up: the noon of the last day of 2021. */
const settlingAt = () => Date.parse(`${dayOfRound(0)}T04:00:00Z`) - 86_400_000

function hirer(city: City, act: Act, seed: number): PreparedCity['hire'] {
  return async ({ signInName, role, area, unit }) => {
    const input = { signInName, displayName: signInName, role, areaCode: area, unit, isDemo: true }
    // Without a password: nothing is hashed for 5,000 samplers, who get their sessions from the key.
    await act({ role: 'administrator' }, 'account.create', input, settlingAt())
    const account = commandId(seed, 'account.create', input)
    const { token } = openSession(city.keys, account, Date.now(), sessionMs)
    return { account, signInName, role, area, unit, token }
  }
}
