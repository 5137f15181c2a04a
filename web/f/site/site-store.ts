import { cityDateOf, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { read, write } from '../../api/client.ts'
import { unreachable } from '../../api/problem.ts'
import { device } from '../engine/device.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import type { Outcome } from '../engine/types.ts'
import type { Done } from './done.ts'
import { type SiteShelf, siteShelf } from './site-shelf.ts'
import type { Book } from './site-view.ts'
import type { SiteChunk } from './wire.ts'

export type SiteState = {
  phase: 'opening' | 'none' | 'here'
  book: Book | null
  done: readonly Done[]
  isTaking: boolean
  fault: unknown
}

let state: SiteState = { phase: 'opening', book: null, done: [], isTaking: false, fault: null }
let opening: Promise<SiteShelf> | null = null
const followers = new Set<() => void>()

function turn(change: Partial<SiteState>) {
  state = { ...state, ...change }
  for (const told of followers) told()
}

async function openShelf(): Promise<SiteShelf> {
  const shelf = await siteShelf()
  const { book, done } = await shelf.read()
  turn({ book, done, phase: book ? 'here' : 'none' })
  return shelf
}

/** The shelf of the site, opened once; a device that could not open it may try again. */
function shelf(): Promise<SiteShelf> {
  opening ??= openShelf().catch((cause: unknown) => {
    opening = null
    turn({ phase: 'none', fault: cause })
    throw cause
  })
  return opening
}

export const siteState = (): SiteState => state
export function followSite(told: () => void): () => void {
  followers.add(told)
  void shelf().catch(() => undefined)
  return () => followers.delete(told)
}

// One after the other: what is done is sealed under the key of the book that lies there.
let line: Promise<unknown> = Promise.resolve()
function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  const turned = line.then(run)
  line = turned.catch(() => null)
  return turned
}

async function fetchBook(site: string): Promise<Book> {
  const { take, chunks } = await write<{ take: string; chunks: number }>(
    `/isolation-sites/${site}/book`,
    {},
  )
  const parts: SiteChunk[] = []
  for (let chunk = 0; chunk < chunks; chunk += 1)
    parts.push(await read<SiteChunk>(`/site-books/${take}/${chunk}`, { purpose: 'isolation' }))
  const [first] = parts
  if (!first?.site) throw new Error('a book without its site')
  return {
    takenAt: instantOf(first.takenAt),
    site: first.site,
    rooms: first.rooms,
    people: parts.flatMap(({ people }) => people),
    checksPerDay: first.checksPerDay,
    alarmFrom: first.alarmFrom,
    city: first.city,
    codeKeys: first.codeKeys,
  }
}

/**
 * Takes the book of a site, anew or for the first time. What was done here is sent before; where all of it was, the new book says it,
 * else it stays over the book until it is sent.
 */
export async function takeBook(site: string): Promise<void> {
  if (state.isTaking) return
  turn({ isTaking: true, fault: null })
  try {
    const engine = fieldEngine()
    if (engine.getSnapshot().isCut) throw unreachable()
    await engine.drain()
    const isSent = engine.getSnapshot().unsent.count === 0
    const isSame = state.book?.site.site === site
    const book = await fetchBook(site)
    const on = await shelf()
    await inTurn(async () => {
      // What is done while the book comes is newer than it.
      const done = isSame ? state.done.filter(({ at }) => !isSent || at >= book.takenAt) : []
      await on.putBook(book, done)
      turn({ book, done, phase: 'here', isTaking: false })
    })
  } catch (cause) {
    turn({ isTaking: false, fault: cause })
  }
}

/** Puts the book away; what is unsent stays with the engine. */
export async function leaveSite(): Promise<void> {
  await (await shelf()).forget()
  turn({ book: null, done: [], phase: 'none', fault: null })
}

/** `Omit` of each of several. */
type Without<One, Name extends PropertyKey> = One extends unknown ? Omit<One, Name> : never
export type NewDone = Without<Done, 'key' | 'at'>

/**
 * Does something: an act in the queue of this device and, in one piece with it, what the page shows of it. `words` say it in the list of
 * unsent work, without names. Resolves when it is on the disk.
 */
export async function act(
  made: NewDone,
  path: string,
  body: object,
  words: string,
): Promise<Outcome> {
  const engine = fieldEngine()
  const at = engine.now()
  const done = { ...made, key: device.newId(), at } as Done
  const on = await shelf()
  return inTurn(async () => {
    const also = [await on.changeOf(done)]
    const outcome = await engine.command(path, { ...body, at: isoOf(at) }, words, { also })
    if (outcome.kind === 'kept') turn({ done: [...state.done, done] })
    return outcome
  })
}

/** The day of the city as this device knows it. */
export const today = (): string => cityDateOf(fieldEngine().now())
