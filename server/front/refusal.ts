import type { ProblemCode } from '@bihuan/contract/problems.ts'
import { type Language, Problem, problemBody } from '../door/problem.ts'

const reasons: Record<number, string> = {
  200: 'OK',
  204: 'No Content',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** The first line of an answer. */
export const statusLine = (status: number): string =>
  `HTTP/1.1 ${status} ${reasons[status] ?? 'Answer'}\r\n`

export const languageIn = (asked: string | undefined): Language =>
  /^\s*en\b/i.test(asked ?? '') ? 'en' : 'zh-CN'

/** A whole answer of the front itself. */
export function ownAnswer(
  status: number,
  type: string,
  body: string,
  more: string,
  closes: boolean,
): Buffer {
  return Buffer.from(
    `${statusLine(status)}content-type: ${type}\r\n${more}cache-control: no-store\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${closes ? 'connection: close\r\n' : ''}\r\n${body}`,
  )
}

const problemType = 'application/problem+json'

/** A problem that the front tells by itself; it names no trace, because nothing was begun. */
export function ownProblem(code: ProblemCode, asked: string | undefined, closes: boolean): Buffer {
  const body = problemBody(new Problem(code), languageIn(asked), 'front')
  return ownAnswer(body.status, problemType, JSON.stringify(body), '', closes)
}

const secondsMax = 20
// A process that starts again is back within these.
const restartSeconds = 4
const kept = new Map<string, Buffer>()

function busyAnswer(code: ProblemCode, language: Language, seconds: number, closes: boolean) {
  const key = `${code} ${language} ${seconds} ${closes}`
  const known = kept.get(key)
  if (known) return known
  const text = JSON.stringify(problemBody(new Problem(code), language, 'front'))
  const answer = ownAnswer(503, problemType, text, `retry-after: ${seconds}\r\n`, closes)
  kept.set(key, answer)
  return answer
}

/**
 * How refusals are told: prepared bytes, with a Retry-After that is drawn from a span, so that whoever was refused
 * together does not come back together. The span grows with the share of requests that were refused lately.
 */
export class Refusals {
  #refused = 0
  #let = 0

  /** Notes that a request was let in. */
  letIn(): void {
    this.#let += 1
    this.#forget()
  }

  /** The answer to one that was not. */
  answer(
    code: 'server.busy' | 'server.not-ready',
    asked: string | undefined,
    closes: boolean,
  ): Buffer {
    this.#refused += 1
    this.#forget()
    const span =
      code === 'server.not-ready'
        ? restartSeconds
        : Math.ceil(secondsMax * (this.#refused / (this.#refused + this.#let)) ** 2) + 1
    const seconds = 1 + Math.floor(Math.random() * span)
    return busyAnswer(code, languageIn(asked), Math.min(seconds, secondsMax), closes)
  }

  #forget(): void {
    if (this.#refused + this.#let < 1_000) return
    this.#refused /= 2
    this.#let /= 2
  }
}
