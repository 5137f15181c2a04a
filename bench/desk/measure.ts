import { Agent, request } from 'node:http'

export type Reply = { status: number; ms: number; body: string }

const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** Sends one request on a kept connection and waits for the whole answer. */
export function send(
  url: string,
  options: { method?: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
): Promise<Reply> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { agent, method: options.method ?? 'GET', headers: options.headers },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            ms: performance.now() - started,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        )
        answer.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(options.body)
  })
}

/** Milliseconds of the first call, which nothing was warm for, and of those after it. */
export type Latency = {
  cold: number
  p50: number
  p95: number
  max: number
  samples: number
  kilobytes: number
}

const rounded = (ms: number) => Math.round(ms * 10) / 10

/**
 * Asks a page once cold, once to warm up, and then `samples` times, one after another. What takes longer than
 * `patienceMs` altogether is asked at least three times. Throws where an answer is not 200.
 */
export async function measurePage(
  ask: (n: number) => Promise<Reply>,
  samples: number,
  patienceMs: number,
): Promise<Latency> {
  const checked = async (n: number) => {
    const reply = await ask(n)
    if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.body.slice(0, 300)}`)
    return reply
  }
  const cold = await checked(0)
  await checked(1)
  const until = performance.now() + patienceMs
  const times: number[] = []
  for (let n = 0; n < samples && (n < 3 || performance.now() < until); n += 1)
    times.push((await checked(n + 2)).ms)
  times.sort((a, b) => a - b)
  const quantile = (share: number) => rounded(times[Math.ceil(times.length * share) - 1] ?? 0)
  return {
    cold: rounded(cold.ms),
    p50: quantile(0.5),
    p95: quantile(0.95),
    max: quantile(1),
    samples: times.length,
    kilobytes: rounded(cold.body.length / 1000),
  }
}
