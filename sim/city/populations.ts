import { zhengdong } from './divisions.ts'
import { largestRemainder } from './largest-remainder.ts'

/** People of Zhengzhou in the census of 2020 (seventh census bulletin of the city; domain-policy §7). */
export const censusPopulation = 12_600_574

/** The bulletin gives no figure per unit, only the class it falls into. Bounds in people. */
export const censusClasses = {
  'over 1 million': [1_000_000, 2_000_000],
  '0.7 to 1 million': [700_000, 1_000_000],
  '0.5 to 0.7 million': [500_000, 700_000],
  'under 0.5 million': [0, 500_000],
} as const
export type CensusClass = keyof typeof censusClasses

/**
 * `surveyed2019`: people in units of 10,000 of the sample survey of 2019 (Zhengzhou statistics bureau, bulletin of
 * 27 November 2020, tjj.zhengzhou.gov.cn/tjgb/4430813.jhtml). `class`: census of 2020 (domain-policy §7).
 */
export type Unit = { code: string; name: string; surveyed2019: number; class: CensusClass }

/** The 16 units of the city, in the order of the bulletin. */
export const units: readonly Unit[] = [
  { code: '410102', name: '中原区', surveyed2019: 79.5, class: '0.7 to 1 million' },
  { code: '410103', name: '二七区', surveyed2019: 84.8, class: 'over 1 million' },
  { code: '410104', name: '管城回族区', surveyed2019: 58.5, class: '0.7 to 1 million' },
  { code: '410105', name: '金水区', surveyed2019: 133.3, class: 'over 1 million' },
  { code: '410106', name: '上街区', surveyed2019: 16.3, class: 'under 0.5 million' },
  { code: '410108', name: '惠济区', surveyed2019: 31.1, class: '0.5 to 0.7 million' },
  { code: '410122', name: '中牟县', surveyed2019: 52.4, class: '0.7 to 1 million' },
  { code: '410181', name: '巩义市', surveyed2019: 84.4, class: '0.7 to 1 million' },
  { code: '410182', name: '荥阳市', surveyed2019: 67.0, class: '0.7 to 1 million' },
  { code: '410183', name: '新密市', surveyed2019: 81.7, class: '0.7 to 1 million' },
  { code: '410184', name: '新郑市', surveyed2019: 65.3, class: 'over 1 million' },
  { code: '410185', name: '登封市', surveyed2019: 72.7, class: '0.7 to 1 million' },
  { code: '410171', name: '经济技术开发区', surveyed2019: 28.4, class: 'under 0.5 million' },
  { code: '410172', name: '高新技术产业开发区', surveyed2019: 31.9, class: '0.5 to 0.7 million' },
  { code: zhengdong, name: '郑东新区', surveyed2019: 74.1, class: '0.7 to 1 million' },
  { code: '410173', name: '航空港经济综合实验区', surveyed2019: 73.8, class: '0.5 to 0.7 million' },
]

// Keeps a nudged unit visibly inside its class instead of on its edge.
const classMargin = 0.01

/**
 * People per unit code, derived and not official: one factor on 2019 for all units, each held inside its census class,
 * the factor chosen so that the city sums to the census exactly.
 */
export function unitPopulations(): Map<string, number> {
  const held = (factor: number): number[] =>
    units.map((unit) => {
      const [from, below] = censusClasses[unit.class]
      const scaled = unit.surveyed2019 * 10_000 * factor
      return Math.min(below * (1 - classMargin), Math.max(from * (1 + classMargin), scaled))
    })

  // The sum grows with the factor, so halving the bracket finds it; 60 halvings reach the last bit of a double.
  let low = 0.5
  let high = 2
  for (let step = 0; step < 60; step++) {
    const factor = (low + high) / 2
    if (held(factor).reduce((a, b) => a + b, 0) < censusPopulation) low = factor
    else high = factor
  }
  const people = largestRemainder(censusPopulation, held(high))
  return new Map(units.map((unit, index) => [unit.code, people[index] ?? 0]))
}
