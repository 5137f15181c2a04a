import type { Standing } from '@bihuan/core/orders/renewal.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { factsOf } from '../facts/facts-of.ts'
import { type Home, homesOf } from './homes.ts'
import { issuedToday } from './issued-today.ts'
import { adoptedPolicy } from './judge-draft.ts'
import { standingOfMany } from './orders-of.ts'

/** What orders about many persons are judged by, each by themselves. */
export type ManyGrounds = {
  readonly policy: Policy
  readonly homes: ReadonlyMap<string, Home>
  readonly issuedToday: number
  /** What one of them is judged by: their facts, under all their ids, and their orders. */
  of(home: Home): {
    readonly policy: Policy
    readonly facts: readonly Fact[]
    readonly people: readonly string[]
    readonly standing: readonly Standing[]
    readonly issuedToday: number
    readonly withCity: boolean
  }
}

/** Reads what is needed to judge orders about these persons: a handful of statements, however many they are. */
export async function manyGrounds(
  sql: Reader,
  persons: readonly string[],
  { officer, withCity }: { officer: string; withCity: boolean },
  request: Pick<Request, 'anchors' | 'now'>,
): Promise<ManyGrounds> {
  const [policy, homes] = [await adoptedPolicy(sql, request), await homesOf(sql, persons)]
  const ids = [...homes.values()].flatMap((home) => home.ids)
  const [facts, standing, today] = await Promise.all([
    factsOf(sql, ids),
    standingOfMany(sql, request.anchors, ids),
    issuedToday(sql, officer, request.now),
  ])
  const byPerson = factsByPerson(facts)
  return {
    policy,
    homes,
    issuedToday: today,
    of: (home) => ({
      policy,
      facts: home.ids.flatMap((id) => byPerson.get(id) ?? []),
      people: home.ids,
      standing: home.ids.flatMap((id) => standing.get(id) ?? []),
      issuedToday: today,
      withCity,
    }),
  }
}

/** Facts by the person they are about; a withdrawal goes with the fact that it withdraws. */
function factsByPerson(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const owners = new Map(
    facts.flatMap((fact) => ('person' in fact ? [[fact.id, fact.person]] : [])),
  )
  const found = new Map<string, Fact[]>()
  for (const fact of facts) {
    const owner = 'person' in fact ? fact.person : owners.get(fact.fact)
    if (owner === undefined) continue
    const own = found.get(owner)
    if (own === undefined) found.set(owner, [fact])
    else own.push(fact)
  }
  return found
}

const atOnce = 100

/** Does something for each of many and lets other requests have their turn in between. */
export async function eachInTurn<One>(many: Iterable<One>, act: (one: One) => void): Promise<void> {
  let n = 0
  for (const one of many) {
    act(one)
    n += 1
    if (n % atOnce === 0) await new Promise((resolve) => setImmediate(resolve))
  }
}
