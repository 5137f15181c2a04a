import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

export type TouchedOrder = { id: string; person: string | null }

/**
 * The orders of now about which something became known after a moment: the order itself, its beginning, or an act about it, its
 * batch or its appeal; and all of them when the policy was changed since. What they do is said by the status, never by these rows.
 */
export const touchedOrders = (sql: Reader, since: Instant, now: Instant) => sql<TouchedOrder[]>`
  with acts as (
    select a.order_id, a.batch_id, p.order_id as appealed
    from order_acts a left join order_acts p on p.id = a.appeal_id
    where a.known_at > ${since} and a.known_at <= ${now}
  ), ids as (
    select id from orders where known_at > ${since} and known_at <= ${now}
    union select id from orders where from_at > ${since} and from_at <= ${now}
    union select order_id from acts where order_id is not null
    union select appealed from acts where appealed is not null
    union select o.id from acts join orders o on o.batch_id = acts.batch_id
    union select o.id from orders o where exists (
      select from policy_adoptions d
      where greatest(d.known_at, d.from_at) > ${since} and greatest(d.known_at, d.from_at) <= ${now})
  )
  select o.id, o.person_id as person from ids join orders o on o.id = ids.id
  where o.from_at <= ${now} and o.known_at <= ${now} and o.until_at > ${since}`

/** A pass that may be shown now and allows more than staying in one place. */
export type LivingPass = { passSerial: Buffer; person: string; class: string; expiresAt: Instant }

/** Such passes of people. */
export const passesOfPeople = (sql: Reader, people: readonly string[], now: Instant) => sql<
  LivingPass[]
>`
  select p.pass_serial, p.person_id as person, p.class, p.expires_at from passes p
  where p.person_id = any(${[...people]}::bigint[]) and p.expires_at > ${now} and p.class <> 'stay'`

/**
 * Such passes of those who may live in the areas of orders, by order. A floor or a staircase is answered by its whole building:
 * who is meant is in the signed document, and the status reads it. A code that is none finds nobody.
 */
export const passesInAreas = (sql: Reader, orders: readonly string[], now: Instant) => sql<
  (LivingPass & { order: string })[]
>`
  with places as (
    select distinct a.order_id, split_part(a.area, ':', 1) as unit, split_part(a.area, ':', 2) as code
    from order_areas a where a.order_id = any(${[...orders]}::text[])
  ), numbered as (
    select order_id, unit, code,
      case when code ~ '^[0-9]{1,9}$' then code::int end as number,
      case when code ~ '^[0-9]{1,9}-' then split_part(code, '-', 1)::int end as building
    from places
  ), houses as (
    select n.order_id, b.id from numbered n join buildings b on n.unit = 'building' and b.id = n.number
    union select n.order_id, b.id from numbered n join buildings b on n.unit in ('unit', 'floor') and b.id = coalesce(n.building, n.number)
    union select n.order_id, b.id from numbered n join buildings b on n.unit = 'compound' and b.compound_id = n.number
    union select n.order_id, b.id from numbered n join buildings b
      on n.unit in ('community', 'street', 'county') and left(b.community_code, length(n.code)) = n.code and n.code ~ '^[1-9][0-9]{5,11}$'
  ), doors as (
    select h.order_id, d.id from houses h join households d on d.building_id = h.id
    union select n.order_id, d.id from numbered n join households d on n.unit = 'household' and d.id = n.number
  )
  select d.order_id as "order", p.pass_serial, p.person_id as person, p.class, p.expires_at
  from doors d join people w on w.household_id = d.id join passes p on p.person_id = w.id
  where p.expires_at > ${now} and p.class <> 'stay'`
