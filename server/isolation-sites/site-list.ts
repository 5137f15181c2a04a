import { Sites, SitesParams } from '@bihuan/contract/isolation-sites.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { areaInReach } from '../rounds/store.ts'
import { readingRoles } from './roles.ts'
import { siteLines } from './site-rows.ts'
import { unitOfSite } from './store.ts'

type Params = Static<typeof SitesParams>
type Norms = { doctor: number | null; nurse: number | null }
const shownUnlessAsked = 50

const fewer = (sql: Reader, role: string, each: number | null) =>
  each === null
    ? sql`false`
    : sql`(select count(*) from site_staff w where w.isolation_site_id = i.id and w.until_at is null and w.role = ${role})
        < ceil((select count(*) from stays s where s.isolation_site_id = i.id and s.left_at is null) / ${each}::float8)`

function matching(sql: Reader, params: Params, area: string, norms: Norms) {
  const { state, kind, care, diet, language, over, find } = params
  return sql`i.area_code >= ${area} and i.area_code < ${`${area}:`}
    ${state ? sql`and i.state = ${state}` : sql``}
    ${kind ? sql`and i.kind = ${kind}` : sql``}
    ${care ? sql`and ${care} = any(i.care)` : sql``}
    ${diet ? sql`and ${diet} = any(i.diets)` : sql``}
    ${language ? sql`and ${language} = any(i.languages)` : sql``}
    ${find ? sql`and (strpos(i.name, ${find}) > 0 or strpos(i.address, ${find}) > 0 or i.number::text = ${find})` : sql``}
    ${over ? sql`and (${fewer(sql, 'doctor', norms.doctor)} or ${fewer(sql, 'nurse', norms.nurse)})` : sql``}`
}

/** The isolation sites of an area with what stands in each, by number. Who works at one site sees that one. */
export const siteList = query({
  name: 'isolation-site.list',
  summary: 'Isolation sites of an area',
  roles: readingRoles,
  params: SitesParams,
  outcome: Sites,
  async run(sql, params, question) {
    const { actor, now } = question
    const area = areaInReach(actor, params.area)
    const rules = await policyNow(sql, question)
    const policy = rules.isolationSites
    const limit = params.limit ?? shownUnlessAsked
    const norms = {
      doctor: policy?.peoplePerDoctor?.v ?? null,
      nurse: policy?.peoplePerNurse?.v ?? null,
    }
    const ownOnly = actor.unit.startsWith(unitOfSite(0).slice(0, -1))
    const ids = await sql<{ id: string; number: number }[]>`
      select i.id, i.number from isolation_sites i
      where ${matching(sql, params, area, norms)} and i.number > ${Number(params.after ?? 0)}
        ${ownOnly ? sql`and ${unitOfSite(0).slice(0, -1)} || i.number = ${actor.unit}` : sql``}
      order by i.number limit ${limit + 1}`
    const page = ids.slice(0, limit)
    const last = page.at(-1)
    return {
      now: isoOf(now),
      places: Object.entries(rules.places).map(([place, { name }]) => ({
        place,
        words: { zh: name.zh, en: name.en },
      })),
      sites: await siteLines(
        sql,
        page.map(({ id }) => id),
        policy,
        now,
      ),
      next: ids.length > limit && last ? String(last.number) : null,
    }
  },
})
