import type { AppLink } from './app-link.ts'
import { type Asked, languageAsked } from './client.ts'
import type { FrontLimits } from './front-limits.ts'
import type { Gate } from './gate.ts'
import type { Head } from './head.ts'
import { type Passing, PassThrough } from './pass-through.ts'
import { readyAnswer } from './readiness.ts'
import { ownAnswer, Refusals, statusLine } from './refusal.ts'
import type { Destination } from './route-map.ts'
import { headOfFrame } from './serve-frames.ts'
import type { FrontWork, GatedWork } from './work.ts'

export type OfficeOptions = {
  gate: Gate<AppLink>
  limits: FrontLimits
  destination(method: string, url: string): Destination
  apps(): { ready: readonly AppLink[]; wanted: number }
}

const pathOf = (url: string) => url.split('?', 1)[0]
const isGated = (work: FrontWork): work is GatedWork => work !== 'live' && work !== 'ops'
const own: Destination = { work: 'ops', route: null }
const live = '{"live":true}'

/** What becomes of a request that is whole: it goes to an application by frame or by plain HTTP, or is refused. */
export class Office {
  readonly #options: OfficeOptions
  readonly #plain = new PassThrough()
  readonly #refusals = new Refusals()
  readonly #streams = new Set<Passing>()
  readonly #letIn = new Map<FrontWork, number>()
  readonly #refused = new Map<FrontWork, number>()

  constructor(options: OfficeOptions) {
    this.#options = options
  }

  /** Whether a request with this head would be let in or may wait. */
  hasChance(head: Head): boolean {
    const { work } = this.#destination(head)
    return !isGated(work) || !this.#options.gate.isHopeless(work)
  }

  /** The bytes that tell a request that it was not let in. */
  refusal(head: Head, isBroken = false): Buffer {
    const { work } = this.#destination(head)
    this.#refused.set(work, (this.#refused.get(work) ?? 0) + 1)
    // "Busy" promises that nothing was begun, which of a request that broke off nobody knows.
    const isNotReady = isBroken || this.#options.apps().ready.length === 0
    const code = isNotReady ? 'server.not-ready' : 'server.busy'
    return this.#refusals.answer(code, languageAsked(head), !head.keepsAlive)
  }

  ask(asked: Asked): void {
    const { head } = asked
    const to = this.#destination(head)
    const path = pathOf(head.url)
    if (path === '/livez')
      asked.reply(ownAnswer(200, 'application/json', live, '', !head.keepsAlive))
    else if (path === '/readyz') void readyAnswer(this.#options.apps(), head).then(asked.reply)
    else if (isGated(to.work)) this.#offer(asked, to.work, to.route)
    else this.#openStream(asked, to.work)
  }

  #destination({ method, url }: Head): Destination {
    // What asks for us gets an answer whatever the applications do, and whether there are any.
    return /^\/(?:livez|readyz)(?:\?|$)/.test(url) ? own : this.#options.destination(method, url)
  }

  #offer(asked: Asked, work: GatedWork, route: number | null): void {
    this.#options.gate.offer({
      work,
      isGone: asked.isGone,
      start: (app) => {
        this.#note(work)
        if (route === null || !isPlainJson(asked.head)) this.#pass(asked, work, app)
        else this.#send(asked, work, route, app)
      },
      refuse: () => asked.reply(this.refusal(asked.head)),
    })
  }

  figures() {
    return {
      letIn: Object.fromEntries(this.#letIn),
      refused: Object.fromEntries(this.#refused),
    }
  }

  /** Ends what would never end by itself. */
  endStreams(): void {
    for (const stream of this.#streams) stream.abort()
  }

  close(): void {
    this.#plain.close()
  }

  #note(work: FrontWork): void {
    this.#letIn.set(work, (this.#letIn.get(work) ?? 0) + 1)
    this.#refusals.letIn()
  }

  #send(asked: Asked, work: GatedWork, route: number, app: AppLink): void {
    const { head, address, body } = asked
    const text = headOfFrame(address, head.url, head.headers)
    app.send(route, text, body, work !== 'report', (answer) => {
      this.#options.gate.leave(work)
      if (asked.isGone()) return
      if (!answer) {
        asked.reply(this.refusal(head, true))
        return
      }
      const lines = `${statusLine(answer.code)}${answer.head}content-length: ${answer.body.length}\r\n${head.keepsAlive ? '' : 'connection: close\r\n'}\r\n`
      const bytes = Buffer.allocUnsafe(lines.length + answer.body.length)
      bytes.write(lines, 0, 'latin1')
      answer.body.copy(bytes, lines.length)
      asked.reply(bytes)
    })
  }

  #pass(asked: Asked, work: GatedWork, app: AppLink): void {
    const release = app.holdPlain()
    let isInside = true
    const leave = () => {
      if (!isInside) return
      isInside = false
      release()
      this.#options.gate.leave(work)
    }
    this.#plainly(asked, app, leave)
  }

  /** A stream takes no place, because it asks for nothing while it is open; their number is limited instead. */
  #openStream(asked: Asked, work: FrontWork): void {
    const [app] = this.#options.apps().ready.toSorted((a, b) => a.inside - b.inside)
    const isLive = work === 'live'
    if (!app || (isLive && this.#streams.size >= this.#options.limits.listenersMax))
      asked.reply(this.refusal(asked.head))
    else {
      this.#note(work)
      const passing = this.#plainly(asked, app, () => this.#streams.delete(passing))
      if (isLive) this.#streams.add(passing)
    }
  }

  #plainly(asked: Asked, app: AppLink, ended: () => void): Passing {
    const { head, address, body, sink } = asked
    const passing = this.#plain.send(
      app.address.http,
      head,
      address,
      body,
      {
        ...sink,
        end(closes) {
          ended()
          sink.end(closes)
        },
        break() {
          ended()
          sink.break()
        },
      },
      () => {
        ended()
        asked.reply(this.refusal(head, true))
      },
    )
    asked.onGone(() => {
      ended()
      passing.abort()
    })
    return passing
  }
}

/** Whether a body is what the direct way reads: JSON, uncompressed. Everything else has Fastify's rules. */
function isPlainJson({ method, headers, length }: Head): boolean {
  if (method === 'GET') return length === 0
  let isJson = false
  for (let n = 0; n < headers.length; n += 2) {
    if (headers[n] === 'content-type')
      isJson = /^application\/json(?:; *charset=utf-8)?$/i.test(headers[n + 1] ?? '')
    if (headers[n] === 'content-encoding') return false
  }
  return isJson
}
