import type { Random } from '../../random/random.ts'
import { seeded } from '../../random/random.ts'
import type { CityIndex, IndexedCompound } from '../city-index.ts'

/** A place of the invented city where people meet; `area` is the community it stands in. */
export type TrueVenue = {
  id: string
  name: string
  kind: 'home' | 'work' | 'shop' | 'market' | 'restaurant' | 'leisure' | 'transport' | 'other'
  area: string
  rooms: string[]
  air: 'open' | 'good' | 'poor'
}

const words = ['和平', '长江', '嵩山', '黄河', '龙湖', '如意', '科苑', '秦岭', '紫荆', '航海']
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

// So many of each kind in a street of the city; invented.
const inStreet = [
  { kind: 'work', many: 4, name: '商务楼', rooms: ['301', '302', '会议室'], air: 'poor' },
  { kind: 'restaurant', many: 4, name: '饭店', rooms: ['大厅', '包间2'], air: 'poor' },
  { kind: 'market', many: 1, name: '农贸市场', rooms: [], air: 'good' },
  { kind: 'shop', many: 3, name: '超市', rooms: [], air: 'good' },
  { kind: 'leisure', many: 1, name: '棋牌室', rooms: ['1号桌', '2号桌'], air: 'poor' },
] as const
const linesOfDistrict = 6

export type Venues = {
  /** Of a kind, near somebody who lives in this community. */
  near(community: string, kind: TrueVenue['kind'], random: Random): TrueVenue
  homeOf(household: string, community: string): TrueVenue
  /** Where the people of a compound meet: its gate, its lifts, its yard. */
  yardOf(compound: string, community: string): TrueVenue
}

/** The venues of a city; the same seed gives the same. */
export function openVenues(index: CityIndex, seed: number | string): Venues {
  const random = seeded(seed).fork('venues')
  const streets = Map.groupBy(index.compounds, ({ community }) => community.slice(0, 9))
  const byStreet = new Map<string, TrueVenue[]>()
  let number = 0
  for (const [street, compounds] of [...streets].sort(([a], [b]) => (a < b ? -1 : 1)))
    byStreet.set(street, [...venuesIn(compounds), ...linesIn(street)])

  function venuesIn(compounds: readonly IndexedCompound[]): TrueVenue[] {
    return inStreet.flatMap(({ kind, many, name, rooms, air }) =>
      Array.from({ length: many }, (): TrueVenue => {
        number += 1
        const word = words[number % words.length] ?? ''
        const branch = numerals[Math.floor(number / words.length) % numerals.length] ?? ''
        const { community } = random.pick(compounds)
        const label = `${word}${name}${branch}店`
        return { id: `v${number}`, name: label, kind, area: community, rooms: [...rooms], air }
      }),
    )
  }

  function linesIn(street: string): TrueVenue[] {
    const district = Number(street.slice(4, 6))
    const area = streets.get(street)?.[0]?.community ?? street
    return Array.from({ length: linesOfDistrict }, (_, n): TrueVenue => {
      const line = String((district % 10) * 10 + n + 1)
      return {
        id: `line${line}`,
        name: `${line}路公交车`,
        kind: 'transport',
        area,
        rooms: [],
        air: 'poor',
      }
    })
  }

  return {
    near(community, kind, chance) {
      const fitting = (byStreet.get(community.slice(0, 9)) ?? []).filter((one) => one.kind === kind)
      if (fitting.length === 0) throw new RangeError(`no ${kind} near ${community}`)
      return chance.pick(fitting)
    },
    homeOf: (household, community) => ({
      id: `home-${household}`,
      name: '家',
      kind: 'home',
      area: community,
      rooms: [],
      air: 'good',
    }),
    yardOf: (compound, community) => ({
      id: `yard-${compound}`,
      name: '小区公共区域',
      kind: 'other',
      area: community,
      rooms: ['电梯', '门口'],
      air: 'poor',
    }),
  }
}
