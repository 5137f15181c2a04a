import { type CareNeed, careNeeds, type Diet, diets } from '@bihuan/core/isolation/needs.ts'
import { type Random, seeded } from '../random/random.ts'

export type RoomKind = 'single' | 'family' | 'accessible' | 'mother-child' | 'care'
export type PlannedRoom = {
  code: string
  floor: number
  kind: RoomKind
  beds: number
  passage: string
}

/** A hotel, a dormitory or a hospital of the invented city where people are isolated. */
export type PlannedIsolationSite = {
  number: number
  name: string
  kind: 'hotel' | 'dormitory' | 'hospital'
  /** The word of the rules for it. */
  place: 'centralized' | 'designated_hospital'
  /** 6 digits: the district. */
  area: string
  address: string
  wave: 24 | 48 | 72
  languages: string[]
  diets: Diet[]
  care: CareNeed[]
  rooms: PlannedRoom[]
}

export type PlannedVehicle = {
  plate: string
  seats: number
  wheelchairs: number
  bedridden: number
}

export type IsolationPlan = { sites: PlannedIsolationSite[]; vehicles: PlannedVehicle[] }

export type IsolationOrder = {
  seed: number | string
  people: number
  districts: readonly string[]
  /** Rooms for ten thousand people, as the rules say it. */
  reserve: number
}

// However small the city is, its epidemic is not: six carriers have a hundred contacts. Invented; Putian planned a hundred rooms for each infected person.
const roomsLeast = 170
const roomsPerSite = 60
const sitesLeast = 3
const roomsPerFloor = 12
// A hospital has a bed for five hundred people. Invented.
const peoplePerBed = 500
const bedsLeast = 24
// So many in a hundred rooms. Invented.
const kinds: readonly [RoomKind, number, number][] = [
  ['single', 70, 1],
  ['family', 18, 4],
  ['accessible', 5, 1],
  ['mother-child', 4, 2],
  ['care', 3, 2],
]
const hotelNames = [
  '嵩岳',
  '金水',
  '绿城',
  '黄河',
  '商都',
  '如意湖',
  '龙子湖',
  '紫荆山',
  '东风渠',
  '郑汴',
]
const roads = ['农业路', '文化路', '建设路', '航海路', '嵩山路', '未来路']

function roomsOf(count: number, random: Random): PlannedRoom[] {
  const list = kinds.flatMap(([kind, share, beds]) =>
    Array.from({ length: Math.max(1, Math.ceil((count * share) / 100)) }, () => ({ kind, beds })),
  )
  // Who needs care or a wheelchair lives near the ground, the others as it comes.
  const low = list.filter(({ kind }) => kind === 'accessible' || kind === 'care')
  const others = random.shuffle(list.filter(({ kind }) => kind !== 'accessible' && kind !== 'care'))
  return [...low, ...others].slice(0, Math.max(count, kinds.length)).map(({ kind, beds }, n) => {
    const floor = 2 + Math.floor(n / roomsPerFloor)
    const code = `${floor}${String((n % roomsPerFloor) + 1).padStart(2, '0')}`
    return { code, floor, kind, beds, passage: `客用通道${(n % 2) + 1}` }
  })
}

/**
 * Invents the isolation sites and vehicles of a city: as many rooms as the rules hold in reserve for its people, and never fewer than the
 * contacts of six cases need; one hospital besides. The same order gives the same plan.
 */
export function planIsolation({ seed, people, districts, reserve }: IsolationOrder): IsolationPlan {
  const random = seeded(seed).fork('isolation sites')
  const rooms = Math.max(roomsLeast, Math.ceil((people * reserve) / 10_000))
  const count = Math.max(sitesLeast, Math.round(rooms / roomsPerSite))
  const areas = districts.length === 0 ? ['410101'] : districts
  const sites = Array.from({ length: count }, (_, n): PlannedIsolationSite => {
    const isHotel = n % 3 !== 2
    const name = `${hotelNames[n % hotelNames.length] ?? ''}${isHotel ? '酒店' : '宿舍'}${n < hotelNames.length ? '' : Math.floor(n / hotelNames.length) + 1}`
    return {
      number: n + 1,
      name: `${name}隔离点`,
      kind: isHotel ? 'hotel' : 'dormitory',
      place: 'centralized',
      area: areas[n % areas.length] ?? '410101',
      address: `${roads[n % roads.length] ?? ''}${10 + n}号`,
      // The ladder of an activation: a third, a half, all.
      wave: n < count / 3 ? 24 : n < count / 2 ? 48 : 72,
      languages: n % 3 === 0 ? ['en'] : [],
      diets:
        n % 3 === 1
          ? ['vegetarian', 'diabetic', 'soft', 'infant']
          : ['halal', 'vegetarian', 'diabetic', 'soft', 'infant', 'allergy'],
      care: [
        'wheelchair',
        'pregnant',
        'infant',
        'child-alone',
        ...(n % 3 === 0
          ? (['interpreter', 'dialysis', 'nursing', 'bedridden', 'oxygen'] as const)
          : []),
        ...(n % 2 === 0 ? (['mental-health'] as const) : []),
      ],
      rooms: roomsOf(Math.ceil(rooms / count), random),
    }
  })
  const beds = Math.max(bedsLeast, Math.ceil(people / peoplePerBed))
  sites.push({
    number: count + 1,
    name: '市第六人民医院',
    kind: 'hospital',
    place: 'designated_hospital',
    area: areas[0] ?? '410101',
    address: '京广路1号',
    wave: 24,
    languages: ['en'],
    diets: [...diets],
    care: [...careNeeds],
    rooms: Array.from({ length: Math.ceil(beds / 2) }, (_, n) => ({
      code: `${2 + Math.floor(n / roomsPerFloor)}${String((n % roomsPerFloor) + 1).padStart(2, '0')}`,
      floor: 2 + Math.floor(n / roomsPerFloor),
      kind: 'care',
      beds: 2,
      passage: '患者通道',
    })),
  })
  return { sites, vehicles: vehiclesOf(Math.max(10, Math.ceil(rooms / 40))) }
}

/** Every fourth one takes wheelchairs, and somebody lying. Plates are of no real city. */
function vehiclesOf(count: number): PlannedVehicle[] {
  return Array.from({ length: count }, (_, n) => {
    const isAdapted = n % 4 === 0
    return {
      plate: `豫Z${String(n + 1).padStart(5, '0')}`,
      seats: isAdapted ? 6 : n % 4 === 1 ? 30 : 17,
      wheelchairs: isAdapted ? 2 : 0,
      bedridden: isAdapted ? 1 : 0,
    }
  })
}
