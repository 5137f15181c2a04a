import { intendedStart } from './arrivals.ts'
import { type Connection, openConnection } from './connection.ts'
import { histogram } from './histogram.ts'
import type { Answer, LoadReport, Run, Work } from './load.ts'

const faultsKept = 5
// Nothing at all for so long means that nobody answers any more.
const silenceMs = 60_000
// A phone that is told to come later comes later; one that is told so for ever gives up.
const refusalsMax = 200

/** Sends a part of the work at a pace and reports what came back. Throws when the other side falls silent. */
export function runLoad(work: Work, run: Run): Promise<LoadReport> {
  const { from, to, pace } = run
  const latency = histogram()
  const statuses: Record<string, number> = {}
  const faults: string[] = []
  let sent = 0
  let answered = 0
  let units = 0
  let faulty = 0
  let refused = 0
  const connections = Array.from(
    { length: Math.min(pace.connections, Math.max(1, to - from)) },
    () => openConnection(run.port),
  )
  const cpuBefore = process.cpuUsage()
  const began = performance.now()
  let last = began

  const take = (n: number, startMs: number, outcome: Answer | Error) => {
    last = performance.now()
    answered += 1
    latency.add(last - startMs)
    const status = outcome instanceof Error ? 'broken' : String(outcome.status)
    statuses[status] = (statuses[status] ?? 0) + 1
    const wrong = faultOf(work, n, outcome)
    if (wrong === null) units += work.units(n)
    else {
      faulty += 1
      if (faults.length < faultsKept) faults.push(wrong)
    }
  }

  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const watch = setInterval(() => {
      if (performance.now() - last > silenceMs)
        end(new Error(`no answer for ${silenceMs / 1000} s`))
    }, 1_000)
    const end = (error?: Error) => {
      clearInterval(watch)
      clearTimeout(timer)
      for (const connection of connections) connection.close()
      if (error) reject(error)
      else resolve(report())
    }
    const report = (): LoadReport => {
      const seconds = (last - began) / 1000
      const cpu = process.cpuUsage(cpuBefore)
      const perSecond = (n: number) => (seconds > 0 ? Math.round((n / seconds) * 10) / 10 : 0)
      return {
        sent,
        answered,
        units,
        seconds,
        perS: perSecond(answered),
        unitsPerS: perSecond(units),
        latency: latency.summary(),
        statuses,
        refused,
        faulty,
        faults,
        generatorCpuS: (cpu.user + cpu.system) / 1e6,
      }
    }
    if (to <= from) return end()

    let next = from
    const send = (
      connection: Connection,
      n: number,
      startMs: number,
      free: () => void,
      tries = 1,
    ) => {
      sent += 1
      connection.ask(work.bytes(n), (outcome) => {
        const wait = laterMs(outcome)
        if (wait !== null && tries < refusalsMax) {
          refused += 1
          last = performance.now()
          // Its latency goes on counting from its first start.
          setTimeout(() => send(connection, n, startMs, free, tries + 1), wait)
          return
        }
        take(n, startMs, outcome)
        if (answered === to - from) end()
        else free()
      })
    }

    if (pace.kind === 'closed') {
      const goOn = (connection: Connection) => {
        if (next >= to) return
        const n = next
        next += 1
        send(connection, n, performance.now(), () => goOn(connection))
      }
      for (const connection of connections) goOn(connection)
      return
    }

    const startOf = intendedStart(pace.steps)
    const free = [...connections]
    // Sends all that are due; who finds no free connection waits, and the waiting counts.
    const release = () => {
      for (;;) {
        if (next >= to) return
        const due = began + startOf(next - from) * 1000
        const wait = due - performance.now()
        const connection = free.at(-1)
        if (wait > 0) {
          clearTimeout(timer)
          last = Math.max(last, performance.now())
          timer = setTimeout(release, wait)
          return
        }
        if (!connection) return
        free.pop()
        const n = next
        next += 1
        send(connection, n, due, () => {
          free.push(connection)
          release()
        })
      }
    }
    if (startOf(to - from - 1) === Number.POSITIVE_INFINITY)
      return end(new RangeError('more requests than the steps let arrive'))
    release()
  })
}

/** How long an answer asks to wait before it is tried again, in milliseconds; null for any other answer. */
function laterMs(outcome: Answer | Error): number | null {
  if (outcome instanceof Error || outcome.status !== 503) return null
  const seconds = Number(outcome.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds * 1_000 : null
}

function faultOf(work: Work, n: number, outcome: Answer | Error): string | null {
  if (outcome instanceof Error) return outcome.message
  if (work.check) return work.check(n, outcome)
  return outcome.status === 200
    ? null
    : `${outcome.status} ${outcome.body.toString('utf8').slice(0, 200)}`
}
