import type { PoolSize } from '@bihuan/core/notice/notice.ts'
import type { DueBuilding, Way } from './due-buildings.ts'

export type SiteKind = 'door' | 'slot' | 'fixed' | 'mobile'

/** A sampling site or door team with the buildings that it serves. */
export type PlannedSite = {
  id: string
  kind: SiteKind
  /** 9 digits: the street. */
  street: string
  name: string
  pool: PoolSize
  people: number
  households: number
  samplers: number
  devices: string[]
  laboratory: string
  courier: number
  buildings: DueBuilding[]
}

// The guideline asks for one site per 2,000 to 3,000 people and people / 360 samplers (domain-policy §3).
const peoplePerSite = 2_500
const peoplePerSampler = 360
// One device serves two lanes: each team is one who registers and one who swabs ("1+1").
const lanesPerDevice = 2
const mobileEvery = 5

const words: Record<SiteKind, string> = {
  door: '上门采样队',
  slot: '错峰采样队',
  fixed: '采样点',
  mobile: '流动采样车',
}

const kindOf = (way: Way, number: number): SiteKind =>
  way === 'door'
    ? 'door'
    : way === 'slots'
      ? 'slot'
      : number % mobileEvery === 0
        ? 'mobile'
        : 'fixed'

/** Splits buildings into `count` runs of about the same number of people, in order. */
function split(buildings: readonly DueBuilding[], count: number): DueBuilding[][] {
  const total = buildings.reduce((sum, { building }) => sum + building.people, 0)
  const parts: DueBuilding[][] = Array.from({ length: count }, () => [])
  let before = 0
  for (const due of buildings) {
    const part = Math.min(count - 1, Math.floor((before / Math.max(1, total)) * count))
    parts[part]?.push(due)
    before += due.building.people
  }
  return parts.filter((part) => part.length > 0)
}

/** The sites of a round: for each street and way of sampling as many as its people need. `laboratory` and `courier` come later. */
export function planSites(
  due: readonly DueBuilding[],
  streetNames: ReadonlyMap<string, string>,
): PlannedSite[] {
  const sites: PlannedSite[] = []
  const byStreet = Map.groupBy(due, ({ community }) => community.slice(0, 9))
  for (const street of [...byStreet.keys()].sort()) {
    for (const [way, buildings] of Map.groupBy(byStreet.get(street) ?? [], (one) => one.way)) {
      const people = buildings.reduce((sum, { building }) => sum + building.people, 0)
      const wanted = Math.max(1, Math.round(people / peoplePerSite))
      split(buildings, wanted).forEach((mine, n) => {
        const number = sites.length + 1
        const kind = kindOf(way, number)
        const count = mine.reduce((sum, { building }) => sum + building.people, 0)
        const samplers = Math.min(200, Math.max(1, Math.ceil(count / peoplePerSampler)))
        sites.push({
          id: String(number),
          kind,
          street,
          name: `${streetNames.get(street) ?? street}${words[kind]}${n + 1}`,
          pool: mine[0]?.pool ?? 10,
          people: count,
          households: mine.reduce((sum, { building }) => sum + building.households.length, 0),
          samplers,
          devices: Array.from({ length: Math.ceil(samplers / lanesPerDevice) }, (_, k) =>
            String(number * 100 + k + 1),
          ),
          laboratory: '1',
          courier: 0,
          buildings: mine,
        })
      })
    }
  }
  return sites
}

/** Tubes printed for a site: its pool size with a reserve for half-empty tubes, and singles for those who are recalled. */
export function lotsOf(site: PlannedSite) {
  const { id, pool, people, households, samplers } = site
  const wanted =
    pool === 'household' ? households * 1.2 + 30 : (people / pool) * 1.6 + samplers * 12 + 40
  const lot = (
    poolSize: 1 | 5 | 10 | 20,
    sitting: number,
    quantity: number,
    perHousehold = false,
  ) => ({
    site: id,
    poolSize,
    ...(perHousehold ? { perHousehold } : {}),
    sitting,
    quantity: Math.min(20_000, Math.ceil(quantity)),
  })
  return [
    pool === 'household' ? lot(20, 0, wanted, true) : lot(pool, 0, wanted),
    lot(1, 1, people + 30),
    lot(1, 2, people * 0.2 + 30),
    lot(1, 3, 30),
  ]
}
