import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { addTests } from './fill-round.ts'
import { issueFor, sitesFor, type TestPlace } from './sampling-sites.ts'
import { type Opener, openRoundOf } from './test-round.ts'

/** A test for the round of today: of somebody at an isolation site (`stay`), or at home in a community (`area`, 12 digits). */
export type ExtraTest = {
  person: string
  area: string
  stay: string | null
  from: Instant
  until: Instant
  binds: boolean
}

async function placesFor(tx: Tx, tests: readonly ExtraTest[]): Promise<Map<ExtraTest, TestPlace>> {
  const stays = tests.flatMap(({ stay }) => (stay === null ? [] : [stay]))
  const rows = await tx<{ stay: string; site: string; area: string; name: string }[]>`
    select s.id as stay, i.id as site, i.area_code as area, i.name from stays s join isolation_sites i on i.id = s.isolation_site_id
    where s.id = any(${stays}::uuid[])`
  const ofStay = new Map(rows.map((row) => [row.stay, row]))
  const areas = await tx<{ code: string; name: string }[]>`
    select code, name from areas where code = any(${tests.map(({ area }) => area)}::text[])`
  const nameOf = new Map(areas.map(({ code, name }) => [code, name]))
  return new Map(
    tests.map((test) => {
      const at = test.stay === null ? undefined : ofStay.get(test.stay)
      return [
        test,
        at === undefined
          ? {
              isolationSite: null,
              area: test.area,
              name: `${nameOf.get(test.area) ?? test.area}上门`,
            }
          : { isolationSite: at.site, area: at.area, name: at.name },
      ]
    }),
  )
}

/**
 * Puts tests into the round of isolation testing of today, which is opened where it is not: door sampling of people at home, and whoever is to
 * be swabbed besides the schedule. Sampling sites and single tubes are there afterwards. Who stands in the round already is not added again.
 */
export async function addToTestRound(
  tx: Tx,
  tests: readonly ExtraTest[],
  opener: Opener,
): Promise<{ round: number; added: number }> {
  const { round } = await openRoundOf(tx, cityDateOf(opener.now), opener)
  if (tests.length === 0) return { round, added: 0 }
  const places = await placesFor(tx, tests)
  const sites = await sitesFor(tx, round, [...places.values()])
  const added = await addTests(
    tx,
    round,
    tests.map((test) => {
      const place = places.get(test)
      return {
        ...test,
        areaCode: place?.area ?? test.area,
        samplingSite: sites.get(place?.isolationSite ?? place?.area ?? test.area) ?? 0,
      }
    }),
    opener,
  )
  await issueFor(tx, round, opener)
  return { round, added }
}
