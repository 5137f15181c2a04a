import { purposesOf } from '@bihuan/contract/access.ts'
import { Budget, BudgetParams, glass } from '@bihuan/contract/reads.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { budgetOf } from '../people/leave-trace.ts'
import { readingRoles } from './reading-roles.ts'

/** How many people the asker has read today, for which purpose, and how many more there may be. */
export const ownBudget = query({
  name: 'reads.budget',
  summary: 'How many people I have read today and may read',
  roles: readingRoles,
  params: BudgetParams,
  outcome: Budget,
  async run(sql, _params, { now, actor }) {
    const spent = await sql<{ budget: string; people: number }[]>`
      select budget, people from read_budgets where actor_id = ${actor.id} and day = ${cityDateOf(now)}::date`
    const open = await sql<
      { id: string; purpose: 'sampling'; untilAt: Instant; people: number | null }[]
    >`
      select g.id, g.purpose, g.until_at,
        (select sum(b.people)::int from read_budgets b where b.actor_id = g.actor_id and b.budget = 'glass:' || g.id) as people
      from break_glass g where g.actor_id = ${actor.id} and g.opened_at <= ${now} and g.until_at > ${now}
      order by g.opened_at desc limit 1`
    const [broken] = open
    return {
      purposes: (purposesOf[actor.role] ?? []).map((purpose) => ({
        purpose,
        people: spent.find(({ budget }) => budget === purpose)?.people ?? 0,
        most: budgetOf(actor.role, purpose) ?? 0,
      })),
      glass: broken
        ? {
            glass: broken.id,
            purpose: broken.purpose,
            until: isoOf(broken.untilAt),
            people: broken.people ?? 0,
            most: glass.people,
          }
        : null,
    }
  },
})
