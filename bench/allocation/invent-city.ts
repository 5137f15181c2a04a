import type {
  Age,
  Guest,
  Inmate,
  IsolationSite,
  Problem,
  Room,
  RoomKind,
} from '@bihuan/core/allocation/guest.ts'
import { weights } from '@bihuan/core/allocation/weights.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import type { CareNeed, Diet } from '@bihuan/core/isolation/needs.ts'
import { type Random, seeded } from '@bihuan/sim/random/random.ts'

/** How large the invented city is. */
export type CitySize = {
  readonly arrivals: number
  readonly sites: number
  readonly rooms: number
  readonly seed: number
}

// About 60 by 60 km around an invented centre.
const centre = { lng: 113.6, lat: 34.7 }
const spread = 0.28
const cohorts = ['contact', 'household', 'inbound', 'positive'] as const satisfies readonly Cohort[]
const placeOf = (cohort: Cohort) => (cohort === 'positive' ? 'makeshift_hospital' : 'centralized')

/** People live near the middle: the sum of three draws. */
const near = (random: Random) =>
  (random.uniform() + random.uniform() + random.uniform() - 1.5) / 1.5

const positionIn = (random: Random) => ({
  lng: centre.lng + near(random) * spread,
  lat: centre.lat + near(random) * spread,
})

/** An invented city under load: most sites are lived in, special rooms are few, some have staff for fewer people than beds. */
export function inventCity({ arrivals, sites, rooms, seed }: CitySize): Problem {
  const random = seeded(`allocation ${seed}`)
  const cells = cellsOf(random.fork('cells'), Math.max(8, Math.round(arrivals / 60)))
  const made = sitesOf(random.fork('sites'), sites)
  const all = made.flatMap((site, at) =>
    roomsOf(random.fork(`rooms ${at}`), site, Math.round(rooms / sites)),
  )
  return {
    guests: arrivalsOf(random.fork('people'), Object.keys(cells), arrivals, 'a'),
    sites: made,
    rooms: all.slice(0, rooms),
    cells,
    singleRoom: false,
    weights,
  }
}

function cellsOf(random: Random, count: number): Problem['cells'] {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `cell ${at}`,
      { at: positionIn(random), area: `4101${10 + (at % 12)}` },
    ]),
  )
}

function sitesOf(random: Random, count: number): IsolationSite[] {
  return Array.from({ length: count }, (_, at) => {
    const care = (
      [
        'dialysis',
        'oxygen',
        'pregnant',
        'mental-health',
        'nursing',
        'infant',
        'child-alone',
        'interpreter',
      ] as const
    ).filter(() => random.chance(0.25))
    return {
      id: `site ${at}`,
      place: random.chance(0.2) ? 'makeshift_hospital' : 'centralized',
      active: !random.chance(0.03),
      at: positionIn(random),
      areaCode: `4101${10 + (at % 12)}`,
      languages: random.chance(0.2) ? ['en'] : [],
      diets: (['halal', 'vegetarian', 'diabetic', 'infant', 'soft'] as const).filter(() =>
        random.chance(0.5),
      ),
      care,
      separates: random.pick(['room', 'passage', 'passage', 'floor'] as const),
      closesInDays: random.chance(0.1) ? random.integer(1, 6) : null,
      staffFor: random.chance(0.5) ? random.integer(70, 140) : null,
    }
  })
}

const kindFor = (random: Random): readonly [RoomKind, number] => {
  const draw = random.uniform()
  if (draw < 0.78) return ['single', 1]
  if (draw < 0.92) return ['family', random.integer(2, 4)]
  if (draw < 0.95) return ['accessible', 2]
  if (draw < 0.975) return ['mother-child', 2]
  return ['care', 2]
}

/** Passages of about 30 rooms; most of them have one cohort living there already, and two rooms of three are taken. */
function roomsOf(random: Random, site: IsolationSite, count: number): Room[] {
  const perPassage = 30
  const lives = Array.from({ length: Math.ceil(count / perPassage) }, () =>
    random.chance(0.12)
      ? null
      : site.place === 'makeshift_hospital'
        ? ('positive' as const)
        : random.pick(cohorts.slice(0, 3)),
  )
  return Array.from({ length: count }, (_, at) => {
    const passage = Math.floor(at / perPassage)
    const [kind, beds] = kindFor(random)
    const cohort = lives[passage] ?? null
    const isTaken = cohort !== null && random.chance(0.72)
    const inside: Inmate[] =
      isTaken && cohort !== null
        ? Array.from({ length: random.integer(1, beds) }, () => ({
            cohort,
            party: `old ${site.id} ${at}`,
            source: null,
            indexOf: null,
            age: 'adult' as const,
            care: [],
          }))
        : []
    return {
      id: `${site.id} room ${at}`,
      site: site.id,
      code: String(at),
      floor: passage + 1,
      kind,
      beds,
      passage: `p${passage}`,
      ready: !random.chance(0.06),
      inside,
    }
  })
}

const special: readonly CareNeed[] = [
  'wheelchair',
  'dialysis',
  'oxygen',
  'pregnant',
  'mental-health',
  'nursing',
  'bedridden',
  'interpreter',
]

/** Parties of one to six, of four cohorts; three people of a hundred have a need; some children come without anybody. */
export function arrivalsOf(
  random: Random,
  cells: readonly string[],
  count: number,
  prefix: string,
): Guest[] {
  const guests: Guest[] = []
  for (let party = 0; guests.length < count; party++) {
    const cohort = random.pick([
      'contact',
      'contact',
      'contact',
      'household',
      'inbound',
      'positive',
      'positive',
    ] as const)
    const size = Math.min(random.pick([1, 1, 1, 1, 2, 2, 3, 3, 4, 5, 6]), count - guests.length)
    const cell = random.pick(cells)
    const isChildAlone = size === 1 && random.chance(0.006)
    for (let at = 0; at < size; at++)
      guests.push(guestOf(random, { prefix, party, at, size, cohort, cell, isChildAlone }))
  }
  return guests
}

type Coming = {
  prefix: string
  party: number
  at: number
  size: number
  cohort: Cohort
  cell: string
  isChildAlone: boolean
}

function guestOf(
  random: Random,
  { prefix, party, at, size, cohort, cell, isChildAlone }: Coming,
): Guest {
  const isYoung = at >= 2 || (at === 1 && random.chance(0.35))
  const age: Age = isChildAlone
    ? 'child'
    : !isYoung
      ? 'adult'
      : random.chance(0.12)
        ? 'infant'
        : random.chance(0.6)
          ? 'child'
          : 'adult'
  const care: CareNeed[] = age === 'adult' && random.chance(0.03) ? [random.pick(special)] : []
  const diets: Diet[] = random.chance(0.06)
    ? [random.pick(['halal', 'vegetarian', 'diabetic', 'soft'] as const)]
    : []
  return {
    id: `${prefix}${party}.${at}`,
    cohort,
    place: placeOf(cohort),
    party: size > 1 ? `${prefix} party ${party}` : null,
    source: cohort === 'contact' ? `case ${party % 50}` : null,
    indexOf: cohort === 'positive' ? `case ${party % 50}` : null,
    age,
    care,
    diets,
    language: cohort === 'inbound' && random.chance(0.2) ? 'en' : null,
    cell,
    days: cohort === 'household' ? 3 : 7,
    now: null,
    fixed: false,
  }
}
