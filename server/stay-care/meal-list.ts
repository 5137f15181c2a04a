import { MealParams, Meals, meals } from '@bihuan/contract/stay-care.ts'
import { diets } from '@bihuan/core/isolation/needs.ts'
import { cityDateOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { checkReads } from '../stays/check-reads.ts'
import { readNeeds } from '../stays/needs-of.ts'
import { siteReaders } from '../stays/roles.ts'

/** What the kitchen of a site cooks on a day: how many of each diet, and what was brought. Names nobody. */
export const mealList = query({
  name: 'meal.list',
  summary: 'Meals of an isolation site on a day',
  roles: siteReaders,
  params: MealParams,
  outcome: Meals,
  async run(sql, { site, day }, { actor, now }) {
    await checkReads(sql, site, actor)
    const date = day ?? cityDateOf(now)
    const stays = await sql<{ own: unknown; brought: unknown }[]>`
      select s.needs as own, t.needs as brought from stays s left join transfers t on t.id = s.transfer_id
      where s.isolation_site_id = ${site} and s.left_at is null
        and not exists (select from stay_referrals r where r.stay_id = s.id and r.returned_at is null)`
    const wanted = stays.map(
      ({ own, brought }) => (readNeeds(own) ?? readNeeds(brought))?.diets ?? [],
    )
    const brought = await sql<{ meal: string; delivered: number; missed: number }[]>`
      select m.meal, (count(*) filter (where m.delivered))::int as delivered, (count(*) filter (where not m.delivered))::int as missed
      from stay_meals m join stays s on s.id = m.stay_id
      where m.day = ${date}::date and s.isolation_site_id = ${site} group by m.meal`
    return {
      day: date,
      people: stays.length,
      plain: wanted.filter((one) => one.length === 0).length,
      diets: diets
        .map((diet) => ({ diet, people: wanted.filter((one) => one.includes(diet)).length }))
        .filter(({ people }) => people > 0),
      meals: meals.map((meal) => {
        const found = brought.find((one) => one.meal === meal)
        const [delivered, not] = [found?.delivered ?? 0, found?.missed ?? 0]
        return { meal, delivered, not, open: Math.max(0, stays.length - delivered - not) }
      }),
    }
  },
})
