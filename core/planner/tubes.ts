import { anyInfected } from '../pooling/dorfman.ts'
import { shownNumber as n } from './figure.ts'
import type { PlanGroup } from './plan.ts'
import type { Ratios } from './ratios.ts'

export type GroupTubes = {
  tubes: number
  /** Of these, tubes expected to be reactive, and the people in them. */
  reactive: number
  recalled: number
  formula: string
}

/**
 * Tubes of one group. A tube is left partly empty whenever a line ends: once per table and window at sites, once per building
 * in slots, so (k - 1) / 2k of a tube more each time on average. Pools of one recall nobody.
 */
export function groupTubes(
  group: PlanGroup,
  ratios: Ratios,
  windows: number,
  prevalence: number,
): GroupTubes {
  const { people, pool } = group
  if (people === 0) return { tubes: 0, reactive: 0, recalled: 0, formula: '0' }
  if (pool === 'household') {
    const tubes = group.households ?? Math.ceil(people / ratios.peoplePerHousehold)
    return withReactive(tubes, people / tubes, prevalence, `${n(people)} / ${n(people / tubes)}`)
  }
  const lines =
    group.way === 'sites'
      ? Math.ceil(people / ratios.peoplePerTable) * windows
      : (group.buildings ?? 0)
  const partial = (lines * (pool - 1)) / (2 * pool)
  const tubes = Math.min(people, Math.ceil(people / pool + partial))
  return withReactive(
    tubes,
    people / tubes,
    prevalence,
    `${n(people)} / ${pool} + ${n(lines)} x ${(pool - 1) / (2 * pool)}`,
  )
}

function withReactive(
  tubes: number,
  members: number,
  prevalence: number,
  formula: string,
): GroupTubes {
  const reactive = tubes * anyInfected(prevalence, members)
  return { tubes, reactive, recalled: members > 1 ? reactive * members : 0, formula }
}
