import type { Notice } from '@bihuan/core/notice/notice.ts'
import { cyclerMinutes, cyclers, laboratoryCapacity } from '@bihuan/core/planner/laboratory.ts'
import { guide } from '@bihuan/core/planner/ratios.ts'
import type { CityIndex } from '../city/city-index.ts'
import { type IsolationPlan, planIsolation } from '../city/isolation-sites.ts'
import { pickZones, type Zones } from '../city/zones.ts'
import { type DueBuilding, dueBuildings } from './due-buildings.ts'
import { type PlannedSite, planSites } from './plan-sites.ts'
import { roomReserve } from './policy-files.ts'

export type PlannedLaboratory = {
  id: string
  name: string
  areaCode: string
  cyclers: number
  runMinutes: number
}
export type CityPlan = {
  notice: Notice
  zones: Zones
  due: DueBuilding[]
  sites: PlannedSite[]
  laboratories: PlannedLaboratory[]
  isolation: IsolationPlan
  /** Sign-in names of the couriers, by number. */
  couriers: string[]
}

// Enough to have all of a day's tubes read within the hours that the sites are open, so results follow the sampling by hours.
const laboratoryHours = 7
const tubesPerLaboratory = 20_000
const laboratoriesMin = 2
const cyclersMin = 3
const labelWords = ['和平', '长江', '嵩山', '黄河', '龙湖', '如意', '科苑', '秦岭', '紫荆', '航海']

const tubesOf = ({ pool, people, households }: PlannedSite): number =>
  pool === 'household' ? households : people / pool

function planLaboratories(
  sites: readonly PlannedSite[],
  areas: readonly string[],
): PlannedLaboratory[] {
  const tubes = sites.reduce((sum, site) => sum + tubesOf(site), 0)
  const count = Math.max(laboratoriesMin, Math.ceil(tubes / tubesPerLaboratory))
  const perHour = laboratoryCapacity(cyclers('one', 1)).tubesPerDay / 24
  const each = Math.max(cyclersMin, Math.ceil(tubes / count / (perHour * laboratoryHours)))
  return Array.from({ length: count }, (_, n) => ({
    id: String(n + 1),
    name: `${labelWords[n % labelWords.length] ?? ''}医学检验所${n < labelWords.length ? '' : Math.floor(n / labelWords.length) + 1}`,
    areaCode: areas[n % areas.length] ?? '4101',
    cyclers: Math.min(500, each),
    runMinutes: cyclerMinutes,
  }))
}

/** Everything that is set up before the first swab: zones, sites, laboratories, couriers. The same seed gives the same plan. */
export function planCity(
  index: CityIndex,
  order: { seed: number | string; notice: Notice; streetNames: ReadonlyMap<string, string> },
): CityPlan {
  const zones = pickZones(index, { seed: order.seed })
  const due = dueBuildings(index, zones, order.notice)
  const sites = planSites(due, order.streetNames)
  const laboratories = planLaboratories(
    sites,
    order.notice.who.areas.map(({ code }) => code),
  )
  const stops = guide.stopsPerTrip.value
  sites.forEach((site, n) => {
    // Neighbouring sites go to one laboratory and are served by one courier.
    site.laboratory = laboratories[Math.floor((n / sites.length) * laboratories.length)]?.id ?? '1'
    site.courier = Math.floor(n / stops)
  })
  const couriers = Array.from(
    { length: Math.ceil(sites.length / stops) },
    (_, n) => `courier-${n + 1}`,
  )
  const districts = [...new Set(sites.map(({ street }) => street.slice(0, 6)))]
  const { seed } = order
  const isolation = planIsolation({ seed, people: index.people, districts, reserve: roomReserve() })
  return { notice: order.notice, zones, due, sites, laboratories, isolation, couriers }
}
