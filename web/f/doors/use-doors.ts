import { useEffect, useMemo, useState } from 'react'
import { useKept } from '../box/kept.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import type { Building, FieldBook, FoundPerson } from '../engine/types.ts'
import { useField } from '../engine/use-field.ts'
import { type Count, countStates, type Known, type Neighbour, stateOf } from './house.ts'
import { marksOf } from './marks.ts'

export type BuildingDoors = { building: Building; people: FoundPerson[]; count: Count }
export type Doors = { buildings: BuildingDoors[]; known: Known }

const neighbour = ({ sampledHereAt, sampledAt, ...person }: FoundPerson): Neighbour => ({
  ...person,
  sampledAt: sampledAt ?? (sampledHereAt === null ? null : ''),
})

/** The people of one building as the house draws them. */
export const neighboursOf = (people: readonly FoundPerson[]): Neighbour[] => people.map(neighbour)

/** All buildings of the roster, those with sealed homes first; null while the phone looks them up. */
export function useDoors({ round }: Pick<FieldBook, 'round'>): Doors | null {
  const { station, rosterTakenAt } = useField()
  const marks = useKept(marksOf(round))
  const [found, setFound] = useState<{ buildings: Building[]; people: FoundPerson[] } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up again when somebody was sampled or a roster came
  useEffect(() => {
    let isHere = true
    void fieldEngine()
      .doors()
      .then((all) => isHere && setFound(all))
    return () => {
      isHere = false
    }
  }, [station, rosterTakenAt])
  return useMemo(() => {
    if (!found) return null
    const known: Known = {
      sampled: new Set(),
      marks: new Map(Object.entries(marks).map(([person, { kind }]) => [person, kind])),
    }
    const behind = new Map<string, FoundPerson[]>()
    for (const person of found.people)
      behind.set(person.building, [...(behind.get(person.building) ?? []), person])
    const buildings = found.buildings.flatMap((building) => {
      const people = behind.get(building.building) ?? []
      if (people.length === 0) return []
      const count = countStates(neighboursOf(people).map((one) => stateOf(one, known)))
      return [{ building, people, count }]
    })
    return { buildings: buildings.sort(sealedFirst), known }
  }, [found, marks])
}

const isSealed = ({ people }: BuildingDoors) => people.some(({ mode }) => mode === 'door')

function sealedFirst(a: BuildingDoors, b: BuildingDoors): number {
  const order = Number(isSealed(b)) - Number(isSealed(a))
  const named = ({ building }: BuildingDoors) => `${building.compound} ${building.name}`
  return order || named(a).localeCompare(named(b), 'zh', { numeric: true })
}
