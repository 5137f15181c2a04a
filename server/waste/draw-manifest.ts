import { DrawManifest, ManifestDrawn } from '@bihuan/contract/waste.ts'
import { cityDateOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { policyNow } from '../facts/store.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { checkMoved, labelsOf } from './bags.ts'
import { handRoles } from './roles.ts'

// Where the policy is silent: the ordinance on medical waste (art. 12) has three years (domain-policy S-L8).
const yearsUnlessSaid = 3

/** Draws up a manifest of stored bags for a collector. Its number is site, day and the count of that day. */
export const drawManifest = command({
  name: 'waste-manifest.draw',
  summary: 'Draw up a manifest of stored bags',
  roles: handRoles,
  input: DrawManifest,
  outcome: ManifestDrawn,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, bags, collector, vehicle, disposal }, request) {
    const { id, now, actor } = request
    const row = await siteOf(tx, site)
    checkWorksAt(actor, row)
    const labels = labelsOf(bags)
    const years =
      (await policyNow(tx, request)).isolationSites?.wasteRecordYears?.v ?? yearsUnlessSaid
    await tx`select pg_advisory_xact_lock(hashtextextended(${`manifests ${site}`}, 0))`
    const day = cityDateOf(now)
    const prefix = `${request.city}-${String(row.number).padStart(3, '0')}-${day.replaceAll('-', '')}`
    const [count] = await tx<{ n: number }[]>`
      select count(*)::int as n from waste_manifests where isolation_site_id = ${site} and number like ${`${prefix}-%`}`
    const number = `${prefix}-${String((count?.n ?? 0) + 1).padStart(2, '0')}`
    await tx`
      insert into waste_manifests (id, number, isolation_site_id, area_code, collector, vehicle, disposal, bags, grams, drawn_at, drawn_by, keep_until)
      values (${id}, ${number}, ${site}, ${row.areaCode}, ${collector}, ${vehicle}, ${disposal}, ${labels.length}, 0, ${now}, ${actor.id},
        ${day}::date + make_interval(years => ${years}))`
    const taken = await tx<{ label: string; grams: number }[]>`
      update waste_bags set manifest_id = ${id}
      where label = any(${labels}::bigint[]) and isolation_site_id = ${site} and stored_at is not null and manifest_id is null and voided_at is null
      returning label, grams`
    checkMoved(labels, taken)
    const grams = taken.reduce((sum, bag) => sum + bag.grams, 0)
    await tx`update waste_manifests set grams = ${grams} where id = ${id}`
    return { manifest: id, number, bags: labels.length, grams }
  },
})
