import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import { actId } from './act-id.ts'
import {
  type ActName,
  type AnswerOf,
  acts,
  demoClockPath,
  demoSessionsPath,
  fillPath,
  type InputOf,
  type OutcomeOf,
  type ParamsOf,
  type QuestionName,
  questions,
} from './paths.ts'
import { Refused } from './refused.ts'
import { openWire, sendUntilAnswered } from './wire.ts'

export type CityClock = { now: Instant; speed: number }

/** The HTTP side of everybody who works in the city; `as` is a sign-in name of the demo, `at` the virtual moment of the act. */
export type Client = {
  act<Name extends ActName>(
    as: string,
    at: Instant,
    name: Name,
    input: InputOf<Name>,
    /** Tells an act from another that says the same. */
    nth?: string,
  ): Promise<OutcomeOf<Name>>
  ask<Name extends QuestionName>(
    as: string,
    at: Instant,
    name: Name,
    params: ParamsOf<Name>,
  ): Promise<AnswerOf<Name>>
  clock(): Promise<CityClock>
  setClock(as: string, next: { speed?: number; now?: Instant }): Promise<CityClock>
  sent(): number
  close(): void
}

export type ClientOptions = {
  url: string
  seed: number | string
  signal?: AbortSignal
  /** A token for a sign-in name that is none of the demo's; else the demo's own door is used. */
  tokenOf?: (signInName: string) => string | undefined
}

/** Opens a client. Refusals come as `Refused`, with the server's code. */
export function openClient({ url, seed, signal, tokenOf }: ClientOptions): Client {
  const wire = openWire(url)
  const tokens = new Map<string, Promise<string>>()
  let sent = 0

  async function call(
    name: string,
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<unknown> {
    sent += 1
    const answer = await sendUntilAnswered(wire, { method, path, headers, body }, signal)
    if (answer.status >= 400) throw new Refused(name, answer.status, answer.body)
    return answer.body
  }

  async function enter(signInName: string): Promise<string> {
    const given = tokenOf?.(signInName)
    if (given !== undefined) return given
    const session = (await call(
      'session.open-demo',
      'POST',
      demoSessionsPath,
      {},
      { signInName },
    )) as {
      token: string
    }
    return session.token
  }

  async function headersFor(as: string): Promise<Record<string, string>> {
    let token = tokens.get(as)
    if (!token) {
      token = enter(as)
      tokens.set(as, token)
      token.catch(() => tokens.delete(as))
    }
    return { authorization: `Bearer ${await token}` }
  }

  /** Calls as somebody; enters anew once when the token has become too old. */
  async function callAs(
    as: string,
    ...[name, method, path, headers, body]: Parameters<typeof call>
  ): Promise<unknown> {
    try {
      return await call(name, method, path, { ...headers, ...(await headersFor(as)) }, body)
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'access.sign-in-needed') throw error
      tokens.delete(as)
      return call(name, method, path, { ...headers, ...(await headersFor(as)) }, body)
    }
  }

  const clockOf = (body: unknown): CityClock => {
    const { now, speed } = body as { now: string; speed: number }
    return { now: instantOf(now), speed }
  }

  return {
    async act(as, at, name, input, nth) {
      const { path, rest } = fillPath(acts[name].path, input)
      const headers = {
        'idempotency-key': actId(seed, name, nth === undefined ? input : [input, nth]),
        'x-demo-now': String(Math.round(at)),
      }
      return (await callAs(as, name, 'POST', path, headers, rest)) as never
    },
    async ask(as, at, name, params) {
      const { path: pattern, purpose } = questions[name]
      const { path, rest } = fillPath(pattern, params)
      const text = new URLSearchParams(
        Object.entries(rest).map(([key, value]): [string, string] => [key, String(value)]),
      )
      const headers = { 'x-demo-now': String(Math.round(at)), 'x-purpose': purpose }
      return (await callAs(as, name, 'GET', `${path}?${text}`, headers)) as never
    },
    async clock() {
      return clockOf(await call('demo.clock', 'GET', demoClockPath, {}))
    },
    async setClock(as, next) {
      return clockOf(await callAs(as, 'demo.set-clock', 'POST', demoClockPath, {}, next))
    },
    sent: () => sent,
    close: () => wire.close(),
  }
}
