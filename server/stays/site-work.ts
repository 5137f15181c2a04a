import { SiteWork, WorkParams } from '@bihuan/contract/stays.ts'
import { diets } from '@bihuan/core/isolation/needs.ts'
import { cityDateOf, cityInstant, hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { openAt } from '../stay-care/open-at.ts'
import { checkReads } from './check-reads.ts'
import { checksPerDay } from './checks-per-day.ts'
import { guestsOf } from './guests.ts'
import { siteReaders } from './roles.ts'

/** What today asks at a site, as lists of stays: to test, without temperature, alarms, diets, who leaves tomorrow. Names nobody. */
export const siteWork = query({
  name: 'stay.work',
  summary: 'What today asks at an isolation site',
  roles: siteReaders,
  params: WorkParams,
  outcome: SiteWork,
  async run(sql, { site }, question) {
    const { now, actor } = question
    await checkReads(sql, site, actor)
    const guests = await guestsOf(sql, site, { now, perDay: await checksPerDay(sql, question) })
    const open = await openAt(sql, site, now)
    const tomorrow = cityInstant(cityDateOf(now), '00:00') + 24 * hourMs
    const those = (fits: (guest: (typeof guests)[number]) => boolean) =>
      guests.filter(fits).map(({ stay }) => stay)
    return {
      now: isoOf(now),
      day: cityDateOf(now),
      toTest: those(({ test }) => test === 'due'),
      withoutTemperature: those(({ healthOwed }) => healthOwed),
      alarms: those(({ alarm }) => alarm),
      diets: diets
        .map((diet) => ({
          diet,
          people: guests.filter((guest) => guest.diets.includes(diet)).length,
        }))
        .filter(({ people }) => people > 0),
      leavingTomorrow: those(({ releaseDue }) => {
        const at = releaseDue === null ? 0 : Date.parse(releaseDue)
        return at >= tomorrow && at < tomorrow + 24 * hourMs
      }),
      waiting: those(({ room, atHospital }) => room === null && !atHospital),
      openRequests: open.requests,
      openIncidents: open.incidents,
    }
  },
})
