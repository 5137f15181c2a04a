import { normal } from '../../random/distributions.ts'
import type { Random } from '../../random/random.ts'

/** Where two people were near each other. */
export const settings = [
  'household',
  'work',
  'venue',
  'transport',
  'neighbourhood',
  'visit',
] as const
export type Setting = (typeof settings)[number]

/** Contacts of a case by setting, gamma of shape and rate, and how much is passed on beside a household. */
type SettingShape = { shape: number; rate: number; passesOn: number }

// Beijing 2022, 2,230 infections and 220,878 contacts (NinaAvailale/contact-tracing-main @1263387: dwelling, work, same space and time,
// community, other).
const beijing = {
  dwelling: { shape: 1.351, rate: 0.458, passesOn: 1 },
  work: { shape: 0.573, rate: 0.0411, passesOn: 0.096 },
  coSpaceTime: { shape: 0.77, rate: 0.0265, passesOn: 0.028 },
  community: { shape: 0.563, rate: 0.0217, passesOn: 0.042 },
  other: { shape: 0.973, rate: 0.269, passesOn: 0.34 },
} as const satisfies Record<string, SettingShape>

// Of those who were in the same space and time, so many in a vehicle. Invented.
const onTheWay = 0.15

/** Gamma of a shape and a rate by Marsaglia and Tsang 2000; below shape 1 by their boost. */
export function gamma(random: Random, shape: number, rate: number): number {
  if (shape < 1) return gamma(random, shape + 1, rate) * (1 - random.uniform()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v)))
      return (d * v) / rate
  }
}

/** How many contacts a case has in each setting. */
export function drawContactCounts(random: Random): Record<Setting, number> {
  const draw = ({ shape, rate }: SettingShape) => Math.round(gamma(random, shape, rate))
  const shared = draw(beijing.coSpaceTime)
  const transport = Math.round(shared * onTheWay)
  return {
    household: draw(beijing.dwelling),
    work: draw(beijing.work),
    venue: shared - transport,
    transport,
    neighbourhood: draw(beijing.community),
    visit: draw(beijing.other),
  }
}

const weight = ({ shape, rate, passesOn }: SettingShape) => (shape / rate) * passesOn

/** How often a link outside of the household is of each setting: contacts by how much each passes on. */
export const linkWeights: readonly (readonly [Setting, number])[] = [
  ['work', weight(beijing.work)],
  ['venue', weight(beijing.coSpaceTime) * (1 - onTheWay)],
  ['transport', weight(beijing.coSpaceTime) * onTheWay],
  ['visit', weight(beijing.other)],
]
