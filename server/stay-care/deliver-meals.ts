import { DeliverMeals, MealsDelivered } from '@bihuan/contract/stay-care.ts'
import { command } from '../door/command.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfSite, momentOf } from '../stays/stay-rows.ts'

/** Says that a meal was brought to everybody of a site or a floor, and to whom it was not; said again, the later word stands. */
export const deliverMeals = command({
  name: 'meal.deliver',
  summary: 'Say that a meal was brought',
  roles: siteStaff,
  input: DeliverMeals,
  outcome: MealsDelivered,
  area: (sql, { site }, { actor }) => areaOfSite(sql, site, actor),
  async run(tx, { site, day, meal, floor, except, at }, request) {
    const moment = momentOf(at, request)
    const rows = await tx<{ delivered: boolean }[]>`
      insert into stay_meals (stay_id, day, meal, delivered, at, by)
      select s.id, ${day}::date, ${meal}, s.id <> all(${except}::uuid[]), ${moment}::timestamptz, ${request.actor.id}
      from stays s left join rooms r on r.id = s.room_id
      where s.isolation_site_id = ${site} and s.arrived_at <= ${moment} and (s.left_at is null or s.left_at > ${moment})
        and ${floor === undefined ? tx`true` : tx`r.floor = ${floor}`}
      on conflict (stay_id, day, meal) do update set delivered = excluded.delivered, at = excluded.at, by = excluded.by
        where stay_meals.at <= excluded.at
      returning delivered`
    const delivered = rows.filter((row) => row.delivered).length
    return { delivered, not: rows.length - delivered }
  },
})
