import type { Connection } from '../load/connection.ts'
import { histogram, type Summary } from '../load/histogram.ts'
import type { Answer } from '../load/load.ts'
import type { Ready, Step, Task } from './steps.ts'

/** How much of a step was done. Milliseconds from the sending to the answer. */
export type StepReport = {
  done: number
  faulty: number
  /** Times that the product was too busy, said so, and was asked again. */
  busy: number
  latency: Summary
}
export type DriveReport = {
  seconds: number
  steps: Partial<Record<Step, StepReport>>
  faults: string[]
  /** Processor seconds of this process meanwhile. */
  cpuS: number
}

export type Drive = {
  ready: Ready
  bytes(task: Task): Buffer
  /** What is wrong with an answer, or null. */
  faultOf(task: Task, answer: Answer): string | null
  /** Connections of those who sample, and of everybody else: custody does not wait behind the uploads. */
  samplers: Connection[]
  staff: Connection[]
}

const faultsKept = 5
// What the product says (Retry-After) is kept to, up to this long.
const patienceMs = 2_000
// Nothing at all for so long means that nobody answers any more.
const silenceMs = 60_000

/**
 * Sends everything in an order in which it can happen, each connection its next request when it has its answer, until
 * nothing is ready any more. Who hears that the product is busy asks again; what was refused is counted, and what waits for it never happens. Throws when the other side falls silent.
 */
export function drive({ ready, bytes, faultOf, samplers, staff }: Drive): Promise<DriveReport> {
  const seen = new Map<
    Step,
    { done: number; faulty: number; busy: number; latency: ReturnType<typeof histogram> }
  >()
  const faults: string[] = []
  const lanes = { samplers: lane(samplers), staff: lane(staff) }
  const laneOf = ({ step }: Task) => (step === 'upload' ? lanes.samplers : lanes.staff)
  const cpuBefore = process.cpuUsage()
  const began = performance.now()
  let last = began
  let open = 0

  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      if (performance.now() - last > silenceMs)
        end(new Error(`no answer for ${silenceMs / 1000} s`))
    }, 1_000)
    const end = (error?: Error) => {
      clearInterval(watch)
      for (const connection of [...samplers, ...staff]) connection.close()
      if (error) reject(error)
      else resolve(report())
    }
    const report = (): DriveReport => {
      const cpu = process.cpuUsage(cpuBefore)
      return {
        seconds: (last - began) / 1000,
        steps: Object.fromEntries(
          [...seen].map(([step, { latency, ...counts }]) => [
            step,
            { ...counts, latency: latency.summary() },
          ]),
        ),
        faults,
        cpuS: (cpu.user + cpu.system) / 1e6,
      }
    }
    const stepOf = (task: Task) => {
      const known = seen.get(task.step)
      if (known) return known
      const step = { done: 0, faulty: 0, busy: 0, latency: histogram() }
      seen.set(task.step, step)
      return step
    }
    const take = (task: Task, startMs: number, outcome: Answer | Error) => {
      const step = stepOf(task)
      step.latency.add(last - startMs)
      const fault = outcome instanceof Error ? outcome.message : faultOf(task, outcome)
      if (fault === null) step.done += 1
      else {
        step.faulty += 1
        if (faults.length < faultsKept) faults.push(`${task.step} ${task.n}: ${fault}`)
      }
      return fault === null
    }
    // The same request under the same id: what was done already is found, not done twice.
    const askAgain = (task: Task, outcome: Answer) => {
      stepOf(task).busy += 1
      const told = Number(outcome.headers.get('retry-after')) * 1000
      setTimeout(
        () => {
          open -= 1
          laneOf(task).waiting.push(task)
          send()
        },
        Math.min(patienceMs, told > 0 ? told : patienceMs),
      )
    }
    const send = () => {
      for (const { free, waiting } of Object.values(lanes)) {
        for (let task = waiting.peek(); task && free.length > 0; task = waiting.peek()) {
          const connection = free.pop()
          if (!connection) break
          waiting.shift()
          go(connection, free, task)
        }
      }
      if (open === 0) end()
    }
    const go = (connection: Connection, free: Connection[], task: Task) => {
      open += 1
      const startMs = performance.now()
      connection.ask(bytes(task), (outcome) => {
        last = performance.now()
        free.push(connection)
        if (!(outcome instanceof Error) && outcome.status === 503) {
          askAgain(task, outcome)
          return send()
        }
        open -= 1
        if (take(task, startMs, outcome))
          for (const next of ready.after(task)) laneOf(next).waiting.push(next)
        send()
      })
    }
    for (const task of ready.first()) laneOf(task).waiting.push(task)
    send()
  })
}

const lane = (connections: readonly Connection[]) => ({ free: [...connections], waiting: queue() })

/** First in, first out, at a constant price. */
function queue() {
  let items: Task[] = []
  let head = 0
  return {
    push: (task: Task) => void items.push(task),
    peek: () => items[head],
    shift() {
      head += 1
      if (head < 10_000) return
      items = items.slice(head)
      head = 0
    },
  }
}
