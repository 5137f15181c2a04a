import { assays } from '@bihuan/sim/staff/assays.ts'
import type { Bench } from '../bench.ts'
import type { Hand } from './command-bytes.ts'
import type { CrewOrder } from './crew.ts'
import type { Hands } from './round-requests.ts'
import type { Step } from './steps.ts'

// Infected people of a million: between a quiet day (20) and a bad one (200). A pool of ten is ten times as likely to react.
const infectedPerMillion = 50
const poolSize = 10

function handsOf({ prepared }: Bench): Hands {
  const hand = ({ token, account }: Hand): Hand => ({ token, account })
  const { laboratories, couriers } = prepared
  return {
    couriers: couriers.map(hand),
    technicians: Object.fromEntries(
      laboratories.map(({ id, technician }) => [id, hand(technician)]),
    ),
    reviewers: Object.fromEntries(laboratories.map(({ id, reviewer }) => [id, hand(reviewer)])),
  }
}

/** What the crew of the bench's round has to know to send these steps. */
export function crewOrder(bench: Bench, steps: readonly Step[]): CrewOrder {
  const { round, opensAt, sites } = bench.round
  return {
    round: { round, opensAt, sites },
    seed: bench.options.seed,
    hands: handsOf(bench),
    assay: assays.first,
    reactivePerMillion: infectedPerMillion * poolSize,
    steps,
  }
}
