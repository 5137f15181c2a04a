import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Row as AnyRow, PendingQuery } from 'postgres'
import type { Reader } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'

/** A look that costs one person of a budget, unless the same actor has read the same person in it already. */
export type BudgetedLook = {
  id: string
  person: string
  query: string
  actor: Actor
  purpose: string
  at: Instant
  /** Day of the city, as 2022-01-14. */
  day: string
  budget: string
  most: number
  /** The broken glass behind which it happens. */
  glass: string | null
}

/**
 * Writes the traces of looks and takes them from their budgets, in one statement; returns the places (from 1) of those that may
 * be shown. Whom an actor has read already takes no lock and counts nothing. New people raise the one row of actor, day and
 * budget, and only while it stays within: of two processes that come with the last person, one gets it. Where several new
 * people of one actor come together and do not all fit, none of them does.
 */
export function spend(
  sql: Reader,
  looks: readonly BudgetedLook[],
): Promise<readonly { place: number }[]> {
  return sql<{ place: number }[]>`with ${spending(sql, looks)} select place::int as place from seen`
}

/** The same as parts of a larger statement, which may show those in `seen (place)`: so a read and its trace cost one round trip. */
export const spending = (
  sql: Reader,
  looks: readonly BudgetedLook[],
): PendingQuery<AnyRow[]> => sql`
    looks as (
      select * from unnest(
        ${looks.map(({ id }) => id)}::uuid[], ${looks.map(({ person }) => person)}::bigint[], ${looks.map(({ query }) => query)}::text[],
        ${looks.map(({ actor }) => actor.id)}::text[], ${looks.map(({ actor }) => actor.role)}::text[],
        ${looks.map(({ purpose }) => purpose)}::text[], ${looks.map(({ at }) => new Date(at).toISOString())}::timestamptz[],
        ${looks.map(({ day }) => day)}::date[], ${looks.map(({ budget }) => budget)}::text[],
        ${looks.map(({ most }) => most)}::int[], ${looks.map(({ glass }) => glass)}::uuid[])
      with ordinality as l (id, person_id, query, actor_id, actor_role, purpose, at, day, budget, most, glass, place)
    ),
    fresh as (
      select distinct l.actor_id, l.day, l.budget, l.person_id, l.most from looks l
      where not exists (
        select from budgeted_reads b
        where b.actor_id = l.actor_id and b.day = l.day and b.budget = l.budget and b.person_id = l.person_id)
    ),
    granted as (
      insert into read_budgets as r (actor_id, day, budget, people, most)
      select actor_id, day, budget, count(*), max(most) from fresh
      group by actor_id, day, budget having count(*) <= max(most) order by actor_id, day, budget
      on conflict (actor_id, day, budget) do update set people = r.people + excluded.people, most = excluded.most
        where r.people + excluded.people <= excluded.most
      returning actor_id, day, budget
    ),
    kept as (
      insert into budgeted_reads (actor_id, day, budget, person_id)
      select f.actor_id, f.day, f.budget, f.person_id from fresh f join granted g using (actor_id, day, budget)
      on conflict (actor_id, day, budget, person_id) do nothing
    ),
    seen as (
      select l.* from looks l
      where not exists (
          select from fresh f where f.actor_id = l.actor_id and f.day = l.day and f.budget = l.budget and f.person_id = l.person_id)
        or exists (select from granted g where g.actor_id = l.actor_id and g.day = l.day and g.budget = l.budget)
    ),
    traced as (
      insert into person_reads (id, person_id, query, actor_id, actor_role, purpose, at, break_glass)
      select id, person_id, query, actor_id, actor_role, purpose, at, glass from seen
      on conflict (id) do nothing
    )`
