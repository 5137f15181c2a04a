import { randomUUID } from 'node:crypto'
import type { Purpose, Role } from '@bihuan/contract/access.ts'
import { glass, readBudgetElse, readBudgets } from '@bihuan/contract/reads.ts'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'
import type { Actor } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { type OpenGlass, openGlassOf } from '../reads/open-glass.ts'
import { type BudgetedLook, spend } from '../reads/spend.ts'

/** Who looks at whom, by which query, for which purpose, when. */
export type Look = { person: string; query: string; actor: Actor; purpose: string; at: Instant }

// The id is made before the group leaves: a group whose connection broke after its commit is written again without doubles.
const write = together<Look & { id: string }, { place: number }>(async (sql, looks) => {
  await sql`
    insert into person_reads (id, person_id, query, actor_id, actor_role, purpose, at)
    select * from unnest(
      ${looks.map(({ id }) => id)}::uuid[], ${looks.map(({ person }) => person)}::bigint[], ${looks.map(({ query }) => query)}::text[],
      ${looks.map(({ actor }) => actor.id)}::text[], ${looks.map(({ actor }) => actor.role)}::text[],
      ${looks.map(({ purpose }) => purpose)}::text[], ${looks.map(({ at }) => new Date(at).toISOString())}::timestamptz[])
    on conflict (id) do nothing`
  return []
})
const spendTogether = together<BudgetedLook, { place: number }>(spend)

/** How many different people a role may read in a day for a purpose; null where nothing is counted, as between family. */
export function budgetOf(role: Role, purpose: string): number | null {
  if (role === 'resident') return null
  return readBudgets[role]?.[purpose as Purpose] ?? readBudgetElse
}

const budgeted = (looks: readonly Look[], most: number): BudgetedLook[] =>
  looks.map((look) => ({
    ...look,
    id: randomUUID(),
    day: cityDateOf(look.at),
    budget: look.purpose,
    most,
    glass: null,
  }))

const behind = (look: BudgetedLook, { id, openedAt }: OpenGlass): BudgetedLook => ({
  ...look,
  // Of the day on which it was broken: midnight fills no glass again.
  day: cityDateOf(openedAt),
  budget: `glass:${id}`,
  most: glass.people,
  glass: id,
})

/** Beyond the budget: behind a glass that the actor has broken, or with reads.over-budget. All of them or none. */
async function spendBeyond(sql: Reader, looks: readonly BudgetedLook[]): Promise<void> {
  const [first] = looks
  if (!first) return
  const { actor, purpose, at, most } = first
  const open = await openGlassOf(sql, { actor: actor.id, purpose, at })
  if (!open) throw new Problem('reads.over-budget', { purpose, most: String(most) })
  const seen = await spend(
    sql,
    looks.map((look) => behind(look, open)),
  )
  if (seen.length < looks.length)
    throw new Problem('reads.glass-used-up', { most: String(glass.people) })
}

/**
 * Leaves the trace of a look at a named person, and resolves once it is committed: nothing may be shown before. Looks of the
 * same moment are written by one statement. Refuses with reads.over-budget where the actor has read as many as a day allows.
 */
export async function leaveTrace(sql: Reader, look: Look): Promise<void> {
  const most = budgetOf(look.actor.role, look.purpose)
  if (most === null) {
    await write(sql, { ...look, id: randomUUID() })
    return
  }
  const looks = budgeted([look], most)
  const [one] = looks
  if (!one || (await spendTogether(sql, one)).length > 0) return
  // A group that has more than is left gets nothing, so whoever was in one asks again alone.
  if ((await spend(sql, looks)).length > 0) return
  await spendBeyond(sql, looks)
}

/** Leaves the traces of a list of people of one actor and purpose, in this very transaction: all of them fit, or none is shown. */
export async function leaveTraces(sql: Reader, looks: readonly Look[]): Promise<void> {
  const [first] = looks
  if (!first) return
  const most = budgetOf(first.actor.role, first.purpose)
  const asks = budgeted(looks, most ?? looks.length)
  if ((await spend(sql, asks)).length < looks.length) await spendBeyond(sql, asks)
}
