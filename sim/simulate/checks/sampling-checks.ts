import { connectedTubes } from '@bihuan/core/tubes/moves.ts'
import { naiveState } from '@bihuan/core/tubes/naive.ts'
import type { CityFacts, TubeFact } from '../city/facts.ts'
import { lotOf } from '../city/facts.ts'
import { type Check, repeated, unequal } from './check.ts'

/** Every event that was acknowledged is there once, and the sums of the answers say so (I1, I9). */
export const rowsConserve: Check = {
  name: 'rows conserve',
  law: 'I9',
  find({ uploads, events }) {
    const applied = uploads.reduce((sum, one) => sum + one.applied, 0)
    return [
      ...unequal('events applied', events.size, applied),
      ...uploads.flatMap((one) =>
        unequal('events answered', one.events, one.applied + one.repeated + one.refused),
      ),
    ]
  },
}

/** No device has used one of its numbers for two events (I1). */
export const numbersAreUsedOnce: Check = {
  name: 'numbers are used once',
  law: 'I1',
  find: ({ events }) =>
    repeated([...events.values()].map(({ event }) => `${event.device} no. ${event.seq}`)),
}

/** Each person counts once in a sitting; every other swab is a duplicate (I2, I8). */
export const peopleCountOnce: Check = {
  name: 'people count once',
  law: 'I2',
  find({ samples, duplicates, tubes }) {
    const members = [...tubes.values()].reduce((sum, tube) => sum + tube.members.length, 0)
    return [
      ...repeated(samples.map(({ person, sitting }) => `${person} in sitting ${sitting}`)),
      ...[...tubes.values()].flatMap(({ id, members: own }) =>
        repeated(own.map(({ person }) => `${person} in tube ${id}`)),
      ),
      ...unequal('members', members, samples.length + duplicates.length),
    ]
  },
}

/** No tube has more members than it holds, except by a verdict (I3). */
export const tubesHoldTheirPeople: Check = {
  name: 'tubes hold their people',
  law: 'I3',
  find({ tubes, claims }) {
    return [...tubes.values()].flatMap(({ id, members, poolSize }) => {
      const isAdded = (person: string) =>
        claims.some((one) => one.tube === id && one.person === person && one.verdict === 'member')
      const count = members.filter(({ person }) => !isAdded(person)).length
      return count > poolSize ? [`tube ${id} holds ${count} of ${poolSize}`] : []
    })
  },
}

const names = (list: readonly { person: string }[]) =>
  list
    .map(({ person }) => person)
    .sort()
    .join(' ')

/** What differs between a tube and everything that was ever said about it, unless a claim or a verdict says so. */
function differences(facts: CityFacts, tube: TubeFact): string[] {
  const said = [...facts.events.values()].map(({ event }) => event)
  const bound = connectedTubes(said, [tube.id])
  const about = said.filter((event) =>
    event.kind === 'move' ? bound.has(event.from) : bound.has(event.tube),
  )
  const naive = naiveState(about, tube.id, (id) => lotOf(facts, id)?.poolSize ?? 1)
  const own = facts.claims.filter((one) => one.tube === tube.id)
  const isClaimed = (person: string) => own.some((one) => one.person === person)
  const found: string[] = []
  if (tube.boxedAt === null) {
    if (tube.state !== naive.state)
      found.push(`tube ${tube.id} is ${tube.state}, not ${naive.state}`)
    if (
      own.every(({ verdict }) => verdict === null) &&
      names(tube.members) !== names(naive.members)
    )
      found.push(`tube ${tube.id} has ${names(tube.members)}, not ${names(naive.members)}`)
  }
  const isIn = (list: typeof tube.members, person: string) =>
    list.some((one) => one.person === person)
  for (const { person } of [...tube.members, ...naive.members]) {
    const isSame = isIn(tube.members, person) === isIn(naive.members, person)
    if (!isSame && !isClaimed(person))
      found.push(`${person} differs in tube ${tube.id} without a claim`)
  }
  for (const { person, reason } of naive.claims)
    if (!own.some((one) => one.person === person && one.kind === reason))
      found.push(`tube ${tube.id} lacks the claim ${reason} of ${person}`)
  return found
}

/** Who is in a sealed tube changes by what was said only, and what is disputed is a claim (I4, I5). */
export const membersFollowEvents: Check = {
  name: 'members follow events',
  law: 'I4',
  find: (facts) =>
    [...facts.tubes.values()]
      .filter(({ state }) => state !== 'lost')
      .flatMap((tube) => differences(facts, tube)),
}
