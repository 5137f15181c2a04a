import { type Guest, isIndependent } from './guest.ts'

/** Members of a unit who live in one room. */
export type Group = {
  readonly places: readonly number[]
  readonly size: number
  /** What kinds of rooms do; see `groupKey`. */
  readonly key: string
  readonly needs: GroupNeeds
}
export type GroupNeeds = {
  readonly size: number
  readonly wheelchair: boolean
  readonly care: boolean
  readonly infant: boolean
  /** Children without an adult: only where a site looks after them. */
  readonly childAlone: boolean
  /** Somebody among them looks after themselves. */
  readonly independent: boolean
  readonly cohort: Guest['cohort']
}
export type Shape = readonly Group[]

// 203 partitions of six people are few; of ten there are 115,975.
const mostParted = 6

/** What people who live in one room ask of it. */
export function needsOf(members: readonly Guest[]): GroupNeeds {
  const has = (need: Guest['care'][number]) => members.some(({ care }) => care.includes(need))
  const isAdult = members.some(isIndependent)
  return {
    size: members.length,
    wheelchair: has('wheelchair'),
    care: has('bedridden') || has('nursing'),
    infant: has('infant') || members.some(({ age }) => age === 'infant'),
    childAlone: !isAdult && members.some(({ age }) => age !== 'adult'),
    independent: isAdult,
    cohort: members[0]?.cohort ?? 'contact',
  }
}

/** Groups of one key may live in the same rooms at the same costs. */
const groupKey = (needs: GroupNeeds): string =>
  `${needs.cohort} ${needs.size}${needs.wheelchair ? 'w' : ''}${needs.care ? 'c' : ''}${needs.infant ? 'i' : ''}${needs.childAlone ? 'a' : ''}${needs.independent ? '' : 'n'}`

/**
 * Whether people of one unit may live in one room: infants only with an adult of their own, as long as the unit has one, other children
 * without one only where the site looks after them (`childAlone`); and where everybody has to have a room of their own, who can look
 * after themselves shares with nobody like them.
 */
function mayLiveSo(group: readonly Guest[], hasAdult: boolean, isSingle: boolean): boolean {
  const adults = group.filter(isIndependent).length
  const isInfant = group.some(({ age }) => age === 'infant')
  if (isInfant && adults === 0 && hasAdult) return false
  return !isSingle || adults <= 1
}

function* partitions(count: number): Generator<number[][]> {
  const blocks: number[][] = []
  function* place(at: number): Generator<number[][]> {
    if (at === count) {
      yield blocks.map((block) => [...block])
      return
    }
    for (const block of blocks) {
      block.push(at)
      yield* place(at + 1)
      block.pop()
    }
    blocks.push([at])
    yield* place(at + 1)
    blocks.pop()
  }
  yield* place(0)
}

/** For large parties: all together; everybody who needs somebody with the first adult; or each adult with a share of them. */
function* fewPartitions(members: readonly Guest[]): Generator<number[][]> {
  const all = members.map((_, place) => place)
  const adults = all.filter((place) => {
    const one = members[place]
    return one !== undefined && isIndependent(one)
  })
  const others = all.filter((place) => !adults.includes(place))
  yield [all]
  const [first, ...rest] = adults
  if (first === undefined) return
  yield [[first, ...others], ...rest.map((one) => [one])]
  yield adults.map((one, turn) => [
    one,
    ...others.filter((_, place) => place % adults.length === turn),
  ])
}

/**
 * Every way in which a unit can be parted into rooms, those that ask the same of rooms once. All partitions up to six people; of larger
 * parties three ways, so a bound over these is one over all allocations of units up to six.
 */
export function shapesOf(members: readonly Guest[], singleRoom: boolean): Shape[] {
  const hasAdult = members.some(isIndependent)
  const isSingle = singleRoom && members[0]?.cohort !== 'positive'
  const ways = members.length <= mostParted ? partitions(members.length) : fewPartitions(members)
  const shapes = new Map<string, Shape>()
  for (const blocks of ways) {
    const parted = blocks.map((places) => ({
      places,
      people: places.flatMap((place) => members[place] ?? []),
    }))
    if (!parted.every(({ people }) => mayLiveSo(people, hasAdult, isSingle))) continue
    const shape = parted
      .map(({ places, people }): Group => {
        const needs = needsOf(people)
        return { places, size: places.length, needs, key: groupKey(needs) }
      })
      .sort((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1))
    const key = shape.map((group) => group.key).join('|')
    if (!shapes.has(key)) shapes.set(key, shape)
  }
  return [...shapes.values()].sort((a, b) => a.length - b.length)
}
