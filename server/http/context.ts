import type { Clock, DemoClock } from '../clock.ts'
import type { Rights } from '../db/app-role.ts'
import type { Actor } from '../door/actor.ts'
import type { City } from '../door/command.ts'
import type { Language } from '../door/problem.ts'
import { Problem } from '../door/problem.ts'
import type { PasskeyOf } from './demo-passkeys.ts'
import type { Work } from './route.ts'

/** What the HTTP side needs: the city, its clock, and whether it is an invented one. */
export type Context = {
  city: City
  clock: Clock
  demo: DemoClock | null
  /** The city by the connections of a class of work; absent where all work shares those of `city`. */
  cityFor?(work: Work, isRead: boolean): City
  findActor(token: string): Promise<Actor | null>
  /** Whether texts for phones reach anybody; absent in tests. */
  sendsTexts?: boolean
  /** The software passkey of an invented officer by account; null in a real city. */
  passkeyOf?: PasskeyOf | null
  /** Whether the database lets us do more than the application needs; absent in tests, which come as its owner. */
  rights?: Rights
}

/** What a request says of who asks and when, whichever way it came. */
export type Told = {
  headers: Readonly<Record<string, string | string[] | undefined>>
  cookies: Readonly<Record<string, string | undefined>>
}

export const sessionCookie = 'bihuan_session'

/** The language that the reader asked for; Chinese where nothing says otherwise. */
export function languageOf({ headers }: Pick<Told, 'headers'>): Language {
  const asked = String(headers['accept-language'] ?? '')
  return /^\s*en\b/i.test(asked) ? 'en' : 'zh-CN'
}

/** Who sends a request, by bearer token or session cookie. Refuses with access.sign-in-needed. */
export async function actorOf(context: Context, request: Told): Promise<Actor> {
  const bearer = /^Bearer (.+)$/.exec(String(request.headers.authorization ?? ''))?.[1]
  const token = bearer ?? request.cookies[sessionCookie]
  const actor = token === undefined ? null : await context.findActor(token)
  if (!actor) throw new Problem('access.sign-in-needed')
  return actor
}

/** The moment of a request. Only a demo city lets its simulated staff say what time it is. */
export function nowOf(context: Context, request: Pick<Told, 'headers'>): number {
  const stated = request.headers['x-demo-now']
  if (!context.demo || typeof stated !== 'string') return context.clock.now()
  const now = Number(stated)
  if (!Number.isFinite(now)) throw new Problem('input.malformed')
  if (now > context.demo.now()) context.demo.set({ now })
  return now
}
