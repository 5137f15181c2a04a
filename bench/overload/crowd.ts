/**
 * The crowd: a load generator of its own for overload, because here requests are refused on purpose and sent again.
 * Bytes stand ready before the clock runs; latency counts from the moment at which a request should have been sent.
 */
import { seeded } from '@bihuan/sim/random/random.ts'
import { make } from '../city/upload-requests.ts'
import type { CrowdAsk, CrowdReport, Rush } from './crowd-words.ts'
import { type Line, openLine } from './line.ts'
import { rushTally } from './rush-tally.ts'
import { type Supply, supplyOf } from './supply.ts'

let supply: Supply | null = null

/** First in, first out, however long it grows. */
function queue<One>() {
  let ones: One[] = []
  let head = 0
  return {
    push: (one: One) => void ones.push(one),
    take(): One | undefined {
      const one = ones[head]
      if (one !== undefined) head += 1
      if (head > 4_096 && head * 2 > ones.length) {
        ones = ones.slice(head)
        head = 0
      }
      return one
    },
    size: () => ones.length - head,
  }
}

// A line that is busy is passed over; when all are, requests wait, and their wait counts.
function runRush(rush: Rush, from: Supply): Promise<CrowdReport> {
  const tally = rushTally()
  const lines = Array.from({ length: rush.connections }, () => openLine(rush.port))
  const free: Line[] = [...lines]
  const waiting = queue<{ n: number; startMs: number; tries: number }>()
  const began = performance.now()
  const cpu = process.cpuUsage()
  const until = began + rush.seconds * 1_000
  let first = 0
  let retries = 0
  let open = 0
  let isOver = false

  const dispatch = () => {
    while (free.length > 0 && waiting.size() > 0) {
      const line = free.pop()
      const next = waiting.take()
      if (line && next) send(line, next)
    }
  }
  const send = (
    line: Line,
    { n, startMs, tries }: { n: number; startMs: number; tries: number },
  ) => {
    open += 1
    line.ask(from.bytes(n), (status, retryAfter) => {
      open -= 1
      const now = performance.now()
      tally.add(now - began, now - startMs, status, retryAfter)
      from.settle(n, status)
      // Who asks without end would otherwise be refused without end, and that is not what is to be measured.
      const pauseMs = rush.kind === 'closed' && status !== 200 ? 20 : 0
      if (pauseMs > 0) setTimeout(() => free.push(line), pauseMs)
      else free.push(line)
      if (!isOver && rush.kind === 'closed')
        waiting.push({ n: from.next(), startMs: now, tries: 0 })
      else if (!isOver && status !== 200) again(n, tries, retryAfter)
      dispatch()
    })
  }
  const again = (n: number, tries: number, retryAfter: number | null) => {
    if (rush.onRefusal === 'drop' || tries >= 5) return
    // Who obeys comes back once its time is over, and has a budget: one repeat for ten first tries.
    if (rush.onRefusal === 'obey' && retries > first * 0.1) return
    const pause = rush.onRefusal === 'obey' ? (retryAfter ?? 5) * 1_000 : 10
    retries += 1
    setTimeout(() => {
      if (isOver) return
      waiting.push({ n, startMs: performance.now(), tries: tries + 1 })
      dispatch()
    }, pause)
  }

  return new Promise((resolve) => {
    if (rush.kind === 'closed') {
      for (let n = 0; n < rush.connections; n += 1)
        waiting.push({ n: from.next(), startMs: performance.now(), tries: 0 })
      first = rush.connections
      dispatch()
    }
    const tick = setInterval(() => {
      const now = performance.now()
      const due =
        rush.kind === 'open'
          ? Math.floor(((Math.min(now, until) - began) / 1_000) * rush.perS)
          : first
      for (; first < due; first += 1)
        waiting.push({ n: from.next(), startMs: began + (first / rush.perS) * 1_000, tries: 0 })
      dispatch()
      if (now < until) return
      isOver = true
      if (open > 0 && now < until + 15_000) return
      clearInterval(tick)
      for (const line of lines) line.close()
      const spent = process.cpuUsage(cpu)
      resolve({
        ...tally.report(rush.seconds),
        retries,
        first,
        unsent: waiting.size(),
        unanswered: open,
        generatorCpuS: (spent.user + spent.system) / 1e6,
      })
    }, 1)
  })
}

process.on('message', async (message) => {
  const ask = message as CrowdAsk
  try {
    if (ask.do === 'prepare') {
      supply = supplyOf(make(ask.order), seeded(ask.order.seed).fork(`again ${ask.order.round}`))
      process.send?.({ ask: ask.ask, answer: { count: supply.count } })
    } else if (ask.do === 'left') {
      process.send?.({ ask: ask.ask, answer: { fresh: supply?.fresh() ?? 0 } })
    } else {
      const from = supply
      if (!from) throw new Error('nothing was prepared')
      from.use(ask.rush.supply)
      process.send?.({ ask: ask.ask, answer: await runRush(ask.rush, from) })
    }
  } catch (error) {
    process.send?.({ ask: ask.ask, fault: (error as Error).message })
  }
})
process.once('disconnect', () => process.exit(0))
