import type { Answer, Send, Sending } from '../../f/engine/send.ts'

/** What may happen to a request, in parts of 1. */
export type LineTrouble = {
  cutBefore: number
  cutAfter: number
  twice: number
  late: number
  busy: number
  portal: number
}
export const soundLine: LineTrouble = {
  cutBefore: 0,
  cutAfter: 0,
  twice: 0,
  late: 0,
  busy: 0,
  portal: 0,
}

const answerOf = (status: number, body: unknown, retryAfterMs: number | null = null): Answer => ({
  status,
  body,
  dateMs: null,
  retryAfterMs,
})
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A bad line to a real server: requests are cut before or after they arrive, come twice, late, or meet a wall of another sort. */
export function fakeLine(serve: (sending: Sending) => Promise<Answer>, random: () => number) {
  const underway = new Set<Promise<unknown>>()
  const later = (sending: Sending) => {
    const work = pause(random() * 20).then(() => serve(sending))
    underway.add(work)
    void work.finally(() => underway.delete(work))
  }
  return {
    trouble: soundLine,
    underway,
    sends: 0,
    send(this: { trouble: LineTrouble; sends: number }, life: { isAlive: boolean }): Send {
      const never = () => new Promise<never>(() => undefined)
      return async (sending) => {
        if (!life.isAlive) return never()
        this.sends += 1
        const { cutBefore, cutAfter, twice, late, busy, portal } = this.trouble
        let dice = random()
        const falls = (part: number) => {
          dice -= part
          return dice < 0
        }
        const cut = new TypeError('Failed to fetch')
        if (falls(cutBefore)) throw cut
        if (falls(busy))
          return answerOf(random() < 0.5 ? 503 : 429, null, random() < 0.5 ? 500 : null)
        if (falls(portal)) return answerOf(200, random() < 0.5 ? {} : null)
        if (falls(late)) {
          later(sending)
          throw cut
        }
        const isLost = falls(cutAfter)
        if (falls(twice)) later(sending)
        const answer = await serve(sending)
        if (!life.isAlive) return never()
        if (isLost) throw cut
        return answer
      }
    },
  }
}
export type FakeLine = ReturnType<typeof fakeLine>
