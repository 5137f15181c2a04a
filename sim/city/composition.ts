import { weighted } from '../random/distributions.ts'
import type { Random } from '../random/random.ts'
import type { Sex } from './synthetic-identity.ts'

/**
 * Someone of a household before a name is given. Age in whole years. `line` says whose surname: the head's, or an own
 * one. `twin` marks two of one birth.
 */
export type Member = { age: number; sex: Sex; line: 'head' | 'own'; child: boolean; twin: boolean }

// 51.05 % of the city's people are male (Zhengzhou bulletin for 2022).
const maleShare = 0.5105
// Widows make the grandmothers more, so the children are 53 % boys; fitted too.
const boyShare = 0.53

const anySex = (random: Random): Sex => (random.chance(maleShare) ? 'male' : 'female')
// More men than women live alone or share flats, which makes up for the widows; fitted to the share above.
const soleSex = (random: Random): Sex => (random.chance(0.68) ? 'male' : 'female')
const other = (sex: Sex): Sex => (sex === 'male' ? 'female' : 'male')

const adult = (age: number, sex: Sex, line: Member['line']): Member => ({
  age,
  sex,
  line,
  child: false,
  twin: false,
})

// The husband heads nine couples of ten, only because children mostly bear his surname; invented.
function couple(random: Random, low: number, high: number): [Member, Member] {
  const sex = random.chance(0.9) ? 'male' : 'female'
  const age = random.integer(low, high)
  const partner = Math.max(
    20,
    age + (sex === 'male' ? random.integer(-5, 2) : random.integer(-2, 5)),
  )
  return [adult(age, sex, 'head'), adult(partner, other(sex), 'own')]
}

// Mothers are 20 to 40 at birth, in this city mostly about 28; invented.
function children(random: Random, count: number, mother: number): Member[] {
  const oldest = Math.min(17, Math.max(0, mother - 20))
  const youngest = Math.max(0, Math.min(oldest, mother - 41))
  return Array.from({ length: count }, () => ({
    age: childAge(random, youngest, oldest),
    sex: random.chance(boyShare) ? 'male' : 'female',
    line: random.chance(0.92) ? ('head' as const) : ('own' as const),
    child: true,
    twin: false,
  }))
}

// Few were born in 2021 (8.6 per 1,000), so half of the infants are drawn once more.
function childAge(random: Random, youngest: number, oldest: number): number {
  const age = random.integer(youngest, oldest)
  return age === 0 && random.chance(0.5) ? random.integer(youngest, oldest) : age
}

const mother = ([head, partner]: readonly [Member, Member]): number =>
  head.sex === 'female' ? head.age : partner.age

function family(random: Random, count: number): Member[] {
  const parents = couple(random, 26, 46)
  return [...parents, ...children(random, count, mother(parents))]
}

function generations(random: Random, elders: number, count: number): Member[] {
  const parents = couple(random, 27, 44)
  const [head] = parents
  const age = head.age + random.integer(23, 32)
  const grandparents = [
    adult(age, elders === 1 ? 'female' : 'male', elders === 1 ? 'own' : 'head'),
    adult(Math.max(50, age + random.integer(-4, 1)), 'female', 'own'),
  ].slice(0, elders)
  return [...parents, ...children(random, count, mother(parents)), ...grandparents]
}

/** A couple and twins of up to 15: always four people. */
export function twinFamily(random: Random): Member[] {
  const parents = couple(random, 25, 40)
  const [first] = children(random, 1, mother(parents))
  const age = Math.min(15, first?.age ?? 0)
  const line = first?.line ?? 'head'
  const born = (): Member => ({ age, sex: anySex(random), line, child: true, twin: true })
  return [...parents, born(), born()]
}

/**
 * Kinds of household and their weights (per cent, about): APPROXIMATE, fitted to the mean of 2.82 people (census of
 * 2020) and to the ages of the end of 2021 (0-15 19.6 %, 16-59 67.7 %, 60 and over 12.6 %; Zhengzhou bulletin of
 * 23 February 2023). Rooms of dormitories (497,157 in the census) are not modelled.
 */
const pickKind = weighted<(random: Random) => Member[]>([
  [(random) => [adult(random.integer(20, 58), soleSex(random), 'head')], 11.5],
  [
    (random) => [adult(random.integer(65, 92), random.chance(0.45) ? 'male' : 'female', 'head')],
    4.5,
  ],
  [(random) => couple(random, 22, 40), 9],
  [(random) => couple(random, 44, 59), 8],
  [(random) => couple(random, 62, 86), 7.5],
  [(random) => family(random, 1), 15],
  [(random) => family(random, 2), 11],
  [(random) => family(random, 3), 1.5],
  [(random) => loneParent(random), 2],
  [(random) => generations(random, 1, 1), 7],
  [(random) => generations(random, 2, 1), 4.5],
  [(random) => generations(random, 2, 2), 3.5],
  [(random) => flatmates(random), 7],
  [(random) => grownUpChild(random), 11],
])

function loneParent(random: Random): Member[] {
  const parent = adult(random.integer(26, 45), random.chance(0.25) ? 'male' : 'female', 'head')
  return [parent, ...children(random, 1, parent.age)]
}

function flatmates(random: Random): Member[] {
  const count = random.integer(2, 4)
  return Array.from({ length: count }, (_, index) =>
    adult(random.integer(18, 34), soleSex(random), index === 0 ? 'head' : 'own'),
  )
}

function grownUpChild(random: Random): Member[] {
  const parents = couple(random, 45, 59)
  const age = Math.max(16, Math.min(32, mother(parents) - random.integer(21, 31)))
  return [...parents, adult(age, anySex(random), 'head')]
}

/** Who lives together: a household of at most `most` people (≥ 1), its head first. */
export function pickComposition(random: Random, most: number): Member[] {
  // The last flat of a community has to fit what is left of its people; nearly always one of a few draws does.
  for (let attempt = 0; attempt < 24; attempt++) {
    const members = pickKind(random)(random)
    if (members.length <= most) return members
  }
  return [adult(random.integer(20, 58), soleSex(random), 'head')]
}
