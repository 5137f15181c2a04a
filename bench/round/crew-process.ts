import { openConnection } from '../load/connection.ts'
import { answersTo } from './answers.ts'
import type { CrewOrder, CrewReport, CrewRun } from './crew.ts'
import { drive } from './drive.ts'
import { planRound } from './plan-round.ts'
import { roundRequests } from './round-requests.ts'
import { isOfPlate, readyBy, type Step, steps } from './steps.ts'

type Asked = { do: 'prepare'; order: CrewOrder } | { do: 'run'; run: CrewRun }

let prepared: ReturnType<typeof prepare> | null = null

/** All bytes before any clock runs; a step that will not be sent costs nothing. */
function prepare(order: CrewOrder) {
  const plan = planRound(order.round, order.seed, order.hands.couriers.length)
  const make = roundRequests(plan, order)
  const bytes = new Map<Step, Buffer[]>()
  for (const step of steps) {
    if (!order.steps.includes(step)) continue
    const count = isOfPlate(step) ? plan.plates.length : plan.boxes.length
    bytes.set(
      step,
      Array.from({ length: count }, (_, n) => make(step, n)),
    )
  }
  const counts = { boxes: plan.boxes.length, plates: plan.plates.length }
  return { plan, bytes, counts, answers: answersTo(plan) }
}

async function run({ port, steps: now, samplers, staff }: CrewRun): Promise<CrewReport> {
  if (!prepared) throw new RangeError('nothing was prepared')
  const { plan, bytes, answers } = prepared
  const open = (count: number) => Array.from({ length: count }, () => openConnection(port))
  const report = await drive({
    ready: readyBy(now, plan.boxes.length, plan.plates),
    bytes: ({ step, n }) => bytes.get(step)?.[n] ?? Buffer.alloc(0),
    faultOf: answers.faultOf,
    samplers: open(samplers),
    staff: open(staff),
  })
  return { ...report, told: { ...answers.told } }
}

async function answer(asked: Asked): Promise<unknown> {
  if (asked.do === 'run') return run(asked.run)
  prepared = prepare(asked.order)
  return prepared.counts
}

// A process of its own, like the load generator: its cost is reported apart.
process.on('message', (message) => {
  answer(message as Asked).then(
    (done) => process.send?.({ answer: done }),
    (error: Error) => process.send?.({ fault: error.message }),
  )
})
process.once('disconnect', () => process.exit(0))
