import { labelCode } from '@bihuan/core/labels/label.ts'
import { differs } from '../city/boxes.ts'
import { peopleIn } from '../city/facts.ts'
import type { World } from '../world/world.ts'

/** Everything that is still owed; empty when the loop is closed. */
export function owed(world: World): string[] {
  const facts = world.facts()
  const left: string[] = []
  for (const phone of world.phones) {
    if (phone.isLost()) continue
    const { unsent, station } = phone.state()
    if (unsent.count > 0) left.push(`${phone.device} has ${unsent.count} unsent acts`)
    if (station.open) left.push(`${phone.device} has tube ${station.open.tube} open`)
  }
  for (const { id, state, box, result, members } of facts.tubes.values()) {
    if (state === 'open' && members.length > 0) left.push(`tube ${id} is open`)
    if (state === 'sealed' && box === null) left.push(`tube ${id} is in no box`)
    if (state === 'sealed' && result === null) left.push(`tube ${id} has no result`)
  }
  for (const { id, receivedBy, isLost, legs } of facts.boxes.values()) {
    if (receivedBy === null && !isLost) left.push(`box ${id} is nowhere`)
    if (receivedBy !== null && legs.some((leg) => differs(leg) && !leg.settled))
      left.push(`the count of box ${id} is not explained`)
  }
  for (const { tube, person, kind, verdict } of facts.claims)
    if (verdict === null && kind !== 'voided') left.push(`claim ${kind} of ${person} in ${tube}`)
  for (const [tube, { settled }] of facts.orphans)
    if (!settled) left.push(`nobody knows tube ${tube}`)
  for (const { id, isReleased, isRejected } of facts.plates.values())
    if (!isReleased && !isRejected) left.push(`plate ${id} is open`)
  for (const { tube, tasks } of facts.recalls.values())
    for (const { person, outcome } of tasks)
      if (outcome === null || outcome === 'preliminary-positive')
        left.push(`${person} of tube ${tube} is owed an answer`)
  for (const { person, state } of facts.findings)
    if (state === 'preliminary') left.push(`the finding of ${person} is not decided`)
  return left
}

/** Swabs that are in a tube in the world and not on paper, and people who were sampled and do not count. */
export function swabsForgotten(world: World, people: readonly string[]): string[] {
  const facts = world.facts()
  const counted = new Set(facts.samples.map(({ person }) => person))
  const found = people.flatMap((person) =>
    counted.has(person) || world.byHand.has(person) ? [] : [`${person} does not count`],
  )
  for (const [tube, swabs] of world.physical.swabs) {
    const state = facts.tubes.get(tube)?.state ?? 'unknown'
    const known = new Set(peopleIn(facts, tube).map(({ person }) => person))
    for (const person of swabs)
      if (!known.has(person))
        found.push(`the swab of ${person} in the ${state} tube ${tube} is unknown`)
  }
  return found
}

/** Results that are not what the machine read of that tube on that plate. */
export function resultsUntrue(world: World): string[] {
  return world.facts().results.flatMap(({ tube, plate, call }) => {
    const read = world.readings.get(`${labelCode('plate', plate)} ${tube}`)
    const isTrue = call === 'invalid' ? read === 'invalid' || read === 'repeat' : read === call
    return isTrue ? [] : [`tube ${tube} is ${call}, the machine read ${read}`]
  })
}
