import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseNotice } from '../notice/parse-notice.ts'
import { groupsOf, ratiosOf } from './from-notice.ts'
import { januaryTable } from './january-2022.ts'
import { cyclers } from './laboratory.ts'
import { planRound } from './plan-round.ts'

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test('notice 18 is planned from its own modes, limits and windows', () => {
  const reading = parseNotice(parse(file('policies/notices/zz-2022-018.yaml')))
  if (!reading.ok) throw new Error('notice 18 has faults')
  const { notice } = reading
  const groups = groupsOf(notice, {
    lockdown: { people: 2_820, households: 1_000 },
    control: { people: 9_000, buildings: 60 },
    other: { people: 60_000 },
  })
  expect(groups.map(({ way, pool }) => [way, pool])).toEqual([
    ['door', 'household'],
    ['slots', 5],
    ['sites', 10],
  ])
  const plan = planRound({
    groups,
    windows: notice.windows,
    laboratories: [cyclers('one', 8)],
    prevalence: 0.0001,
    plate: 96,
    ratios: ratiosOf(notice),
  })
  expect(plan.tubesByPool.map(({ tubes }) => tubes)).toEqual([1_000, 1_824, 6_045])
  expect(plan.figures.people.value).toBe(71_820)
  expect(plan.figures.boxes.formula).toContain('/ 90')
})

test('docs/planner.md shows what the planner says today', () => {
  expect(file('docs/planner.md')).toContain(januaryTable())
})
