import type { Random } from '../../random/random.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Asked, Said, Server } from './server.ts'

/** What may happen to a request, in parts of 1. */
export type LineTrouble = {
  cut: number
  cutAnswer: number
  twice: number
  late: number
  busy: number
}
export const soundLine: LineTrouble = { cut: 0, cutAnswer: 0, twice: 0, late: 0, busy: 0 }

const timeoutMs = 20_000
const busy: Said = { status: 503, body: {} }

/** Sends and waits for the answer; rejects when there was none, and then nobody knows whether it was done. */
export type Ask = (asked: Asked) => Promise<Said>

/** A bad line: requests are cut before or after they arrive, come twice or late, and meet a server that is busy or down. */
export function openLine(
  kernel: Kernel,
  random: Random,
  server: Pick<Server, 'take'>,
  trouble: () => LineTrouble,
): Ask {
  const way = () => random.integer(5, 900)
  const later = (asked: Asked) =>
    kernel.after(random.integer(timeoutMs, 20 * timeoutMs), () => {
      server.take(asked, () => undefined)
    })
  return (asked) =>
    new Promise((resolve, reject) => {
      const { cut, cutAnswer, twice, late, busy: tired } = trouble()
      let dice = random.uniform()
      const falls = (part: number) => {
        dice -= part
        return dice < 0
      }
      let isSettled = false
      const settle = (said: Said) => {
        isSettled = true
        resolve(said)
      }
      const fail = () => {
        if (!isSettled) reject(new TypeError('no answer'))
        isSettled = true
      }
      kernel.after(timeoutMs, fail)
      if (falls(cut)) return kernel.after(way(), fail)
      if (falls(tired)) return kernel.after(way(), () => settle(busy))
      if (falls(late)) return later(asked)
      const isLost = falls(cutAnswer)
      if (falls(twice)) later(asked)
      kernel.after(way(), () => {
        server.take(asked, (said) => {
          if (said === null) kernel.after(way(), fail)
          else if (!isLost) kernel.after(way(), () => settle(said))
        })
      })
    })
}
