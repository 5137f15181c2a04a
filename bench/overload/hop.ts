import type { Bench } from '../bench.ts'
import { requestBytes } from '../load/request-bytes.ts'
import { cpuSeconds, withDescendants } from '../machine/processes.ts'
import { startProduct } from '../product/product.ts'
import { openLine } from './line.ts'

const connections = 32
const warmUp = 3_000
const counted = 20_000

/** Asks the same trivial thing so often, by so many connections; resolves with requests a second. */
async function ask(port: number, bytes: Buffer, count: number): Promise<number> {
  const began = performance.now()
  let sent = 0
  await Promise.all(
    Array.from({ length: connections }, () => {
      const line = openLine(port)
      return new Promise<void>((resolve) => {
        const next = () => {
          if (sent >= count) {
            line.close()
            return resolve()
          }
          sent += 1
          line.ask(bytes, next)
        }
        next()
      })
    }),
  )
  return count / ((performance.now() - began) / 1_000)
}

/** One trivial request (refused at the door, so that no database is in it) with and without the front: rate and CPU. */
async function measure(bench: Bench, direct: boolean) {
  const product = await startProduct(bench.database, { direct, now: bench.round.opensAt })
  try {
    const bytes = requestBytes({ method: 'GET', path: '/api/v1/areas', token: null })
    await ask(product.port, bytes, warmUp)
    const pids = withDescendants([product.pid])
    const own = (pid: number) => cpuSeconds([pid]) - cpuOfChildren(pid)
    const before = new Map(pids.map((pid) => [pid, own(pid)]))
    const perS = await ask(product.port, bytes, counted)
    const spent = (pid: number) => ((own(pid) - (before.get(pid) ?? 0)) / counted) * 1e6
    const [, app] = pids
    return {
      per_s: Math.round(perS),
      listener_us: Math.round(spent(product.pid) * 10) / 10,
      application_us: app === undefined ? 0 : Math.round(spent(app) * 10) / 10,
    }
  } finally {
    await product.stop()
  }
}

function cpuOfChildren(pid: number): number {
  const children = withDescendants([pid]).filter((one) => one !== pid)
  return children.length === 0 ? 0 : cpuSeconds(children)
}

/** What the way through the front costs, in microseconds of CPU for one request, beside one process that does both. */
export async function measureHop(bench: Bench) {
  const alone = await measure(bench, true)
  const behind = await measure(bench, false)
  const more = behind.listener_us + behind.application_us - alone.listener_us
  bench.say(
    `hop: alone ${alone.per_s}/s, ${alone.listener_us} us; behind the front ${behind.per_s}/s, front ${behind.listener_us} + application ${behind.application_us} us; ${more.toFixed(1)} us more`,
  )
  return { alone, behind_front: behind, more_us: Math.round(more * 10) / 10 }
}
