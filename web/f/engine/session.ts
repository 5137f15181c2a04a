import { emptyStation } from '@bihuan/core/station/act.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { Problem, unreachable } from '../../api/problem.ts'
import type { ProblemBody } from '../../api/wire.ts'
import { fact } from './apply.ts'
import type { FieldClock } from './clock.ts'
import type { Drainer } from './drain.ts'
import type { Keeper } from './keeper.ts'
import { lotsOf } from './memory.ts'
import type { Account } from './records.ts'
import type { Answer, Send, Sending } from './send.ts'
import type { Change } from './shelf.ts'
import type { FieldEngine } from './types.ts'

export type SessionParts = {
  send: Send
  keeper: Keeper
  clock: FieldClock
  sending: Drainer
  newId(): string
}

const own = (code: string, en: string, zh: string) =>
  new Problem({ code, status: 409, title: en }, { en, zh })
const tubeOpen = () =>
  own('field.tube-open', 'A tube is open. Seal it first.', '还有一管没封，请先封管。')

/** Signing in, joining a site, and the book and roster of it. All of it needs the network. */
export function sessionOf({ send, keeper, clock, sending, newId }: SessionParts) {
  async function ask<Body>(one: Omit<Sending, 'key'>): Promise<Body> {
    const answer = await send({ ...one, ...(one.method === 'POST' ? { key: newId() } : {}) }).catch(
      (): Answer => {
        throw unreachable()
      },
    )
    if (answer.status >= 300 || answer.status < 200)
      throw new Problem({
        code: `http.${answer.status}`,
        title: `HTTP ${answer.status}`,
        ...(answer.body as Partial<ProblemBody> | null),
        status: answer.status,
      })
    if (!keeper.memory().account?.isDemo && answer.dateMs !== null) clock.learn(answer.dateMs)
    return answer.body as Body
  }
  const get = <Body>(path: string) => ask<Body>({ method: 'GET', path })
  const post = <Body>(path: string, body: object) => ask<Body>({ method: 'POST', path, body })

  async function learnDemoTime() {
    const { now, speed } = await get<{ now: string; speed: number }>('/demo/clock')
    clock.learn(instantOf(now), speed)
  }

  async function learnAccount(): Promise<void> {
    type Me = { actor: { id: string; name: string; role: string }; demo: boolean }
    const { actor, demo } = await get<Me>('/me')
    const account: Account = { id: actor.id, name: actor.name, role: actor.role, isDemo: demo }
    const before = keeper.memory().account
    if (JSON.stringify(before) !== JSON.stringify(account))
      await keeper.keep(() => ({ changes: [fact('account', account)], result: undefined }))
    if (before?.id !== account.id || sending.needsSignIn()) sending.signedIn(true)
    if (demo) await learnDemoTime()
  }

  // What is needed only where there is a network anyway comes after the first scan may.
  const fetchWork = async (device: string) =>
    (await import('./fetch-work.ts')).fetchWork({ get, post, keeper, clock }, device)

  async function greet(): Promise<void> {
    try {
      await learnAccount()
    } catch (cause) {
      if (cause instanceof Problem && cause.status === 401) sending.signedIn(false)
    }
  }

  const session: Pick<FieldEngine, 'signIn' | 'signOut' | 'join' | 'refresh' | 'leave'> = {
    async signIn(signInName, password) {
      await (password === undefined
        ? post('/demo/sessions', { signInName })
        : post('/sessions', { signInName, password }))
      sending.signedIn(true)
      await learnAccount()
    },
    async signOut() {
      await ask({ method: 'DELETE', path: '/sessions' })
      sending.signedIn(false)
      await keeper.keep(() => ({
        changes: [{ store: 'facts', key: 'account', isGone: true }],
        result: undefined,
      }))
    },
    async join(round, site) {
      if (keeper.memory().station.open) throw tubeOpen()
      const { device } = await post<{ device: string }>('/devices/join', { round, site })
      const { book, changes } = await fetchWork(device)
      await keeper.keep((memory) => {
        if (memory.station.open) throw tubeOpen()
        // A tube that this phone has used in the round stays used, and so does who was sampled.
        const isOther = memory.session?.book.round !== round
        const forget: Change[] = isOther
          ? [
              { store: 'tubes', isCleared: true },
              { store: 'seats', isCleared: true },
            ]
          : []
        const { lastAt } = memory.station
        const station = { ...emptyStation(lotsOf(book)), lastAt }
        const counters = { n: memory.counters.n, seq: 0, walkIns: 0 }
        return {
          changes: [...forget, ...changes, fact('station', station), fact('counters', counters)],
          result: undefined,
        }
      })
    },
    async refresh() {
      const before = keeper.memory().session
      if (!before) throw own('field.not-joined', 'Choose a site first.', '请先选采样点。')
      const { book, changes } = await fetchWork(before.book.device)
      await keeper.keep(({ station }) => ({
        changes: [...changes, fact('station', { ...station, lots: lotsOf(book) })],
        result: undefined,
      }))
    },
    async leave() {
      return keeper.keep<Awaited<ReturnType<FieldEngine['leave']>>>(({ station, acts }) => {
        if (station.open) return { changes: [], result: { ok: false, why: 'tube-open' } }
        if (acts.size > 0) return { changes: [], result: { ok: false, why: 'unsent' } }
        return {
          changes: [
            { store: 'roster', isCleared: true },
            { store: 'facts', key: 'session', isGone: true },
            { store: 'facts', key: 'rosterKey', isGone: true },
            fact('elsewhere', new Map()),
            fact('station', { ...station, lots: [] }),
          ],
          result: { ok: true },
        }
      })
    },
  }
  return { ...session, greet }
}
