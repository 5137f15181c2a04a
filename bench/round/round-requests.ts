import type { Assay } from '@bihuan/core/lab/assay.ts'
import { seeded } from '@bihuan/sim/random/random.ts'
import { uploadBody } from '../city/upload-requests.ts'
import { requestBytes } from '../load/request-bytes.ts'
import type { BenchRound } from '../prepare/bench-round.ts'
import { boxRequests, receivedAt } from './box-requests.ts'
import { commandBytes, type Hand } from './command-bytes.ts'
import type { RoundPlan } from './plan-round.ts'
import { plateRequests } from './plate-requests.ts'
import type { Step } from './steps.ts'

export type Hands = {
  couriers: Hand[]
  /** By number of the laboratory. */
  technicians: Record<string, Hand>
  reviewers: Record<string, Hand>
}
export type RequestOrder = {
  round: Pick<BenchRound, 'round' | 'opensAt' | 'sites'>
  seed: number
  hands: Hands
  assay: Assay
  /** Pools that react, of a million. */
  reactivePerMillion: number
}

function present<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) throw new RangeError(`there is no ${what}`)
  return thing
}

/** Makes the bytes of each request of a plan; call it before any clock runs. Throws a RangeError for what is not planned. */
export function roundRequests(
  plan: RoundPlan,
  order: RequestOrder,
): (step: Step, n: number) => Buffer {
  const { hands, assay, seed } = order
  const { round } = order.round
  const random = seeded(seed).fork(`round ${round}`)
  const events = random.fork('events')
  const send = commandBytes(random.fork('ids'))
  const atWork = (of: Record<string, Hand>) => (thing: { laboratory: string }) =>
    present(of[thing.laboratory], `hand in laboratory ${thing.laboratory}`)
  const ofBox = boxRequests(
    send,
    round,
    ({ courier }) => present(hands.couriers[courier], `courier ${courier}`),
    atWork(hands.technicians),
  )
  const ofPlate = plateRequests(send, {
    round,
    assay,
    random,
    readyAt: ({ boxes }) =>
      Math.max(...boxes.map((box) => receivedAt(present(plan.boxes[box], `box ${box}`)))),
    technicianOf: atWork(hands.technicians),
    reviewerOf: atWork(hands.reviewers),
    reacts: (tube) => seeded(`${seed} tube ${tube}`).chance(order.reactivePerMillion / 1e6),
  })
  const upload = (n: number) => {
    const planned = present(plan.uploads[n], `upload ${n}`)
    const headers = { 'idempotency-key': planned.id, 'x-demo-now': String(planned.sentAt) }
    const { token } = planned.portion.site
    const head = { method: 'POST', path: '/api/v1/uploads', token, headers } as const
    return requestBytes(head, uploadBody(round, planned, events))
  }
  return (step, n) => {
    if (step === 'upload') return upload(n)
    if (step === 'load' || step === 'import' || step === 'release')
      return ofPlate[step](present(plan.plates[n], `plate ${n}`))
    return ofBox[step](present(plan.boxes[n], `box ${n}`))
  }
}
