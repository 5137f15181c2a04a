import { actId } from '../client/act-id.ts'
import { administrators, type NewAccount, staffAccounts } from '../seed/accounts.ts'
import type { CityPlan } from '../seed/plan-city.ts'
import type { World } from './world.ts'

const known = new WeakMap<CityPlan, Map<string, string>>()

/** The id of an account of the staff: that of the command that opened it. Throws a RangeError for nobody. */
export function newAccountOf(world: Pick<World, 'seed' | 'plan'>, signInName: string): string {
  let ids = known.get(world.plan)
  if (!ids) {
    const accounts: NewAccount[] = [
      ...administrators(world.seed),
      ...staffAccounts(world.seed, world.plan),
    ]
    ids = new Map(
      accounts.map((account) => [account.signInName, actId(world.seed, 'account.create', account)]),
    )
    known.set(world.plan, ids)
  }
  const id = ids.get(signInName)
  if (id === undefined) throw new RangeError(`nobody signs in as ${signInName}`)
  return id
}

/** The sign-in name behind the id of an account of the staff; null for anybody else. */
export function signInNameOf(world: Pick<World, 'seed' | 'plan'>, account: string): string | null {
  const first = staffAccounts(world.seed, world.plan)[0]
  if (first) newAccountOf(world, first.signInName)
  for (const [name, id] of known.get(world.plan) ?? []) if (id === account) return name
  return null
}
