import { isoOf } from '@bihuan/core/time/instant.ts'
import { tubeId } from '@bihuan/server/labels/labels.ts'
import type { TestRound } from '@bihuan/server/testing/a-round.ts'
import type { Random } from '@bihuan/sim/random/random.ts'
import type { Act, Book, WireMember } from '../book/book.ts'
import { dayStart } from '../stand/base.ts'
import { pause } from '../stand/processes.ts'
import { deliver } from './deliver.ts'
import { sender } from './send.ts'
import { uuid } from './uuid.ts'

/**
 * `right` sends again under the same ids what may have been written; `new-id` takes no answer for "not written", and
 * `gives-up` never asks again.
 */
export type ClientKind = 'right' | 'new-id' | 'gives-up'

export type DeviceOptions = {
  site: number
  url: () => string
  token: string
  round: TestRound
  /** Its own people, so that who is sampled twice is sampled twice by intent. */
  people: readonly string[]
  book: Book
  random: Random
  client: ClientKind
  /** Tubes whose seal was acknowledged, as codes: what can go into a box. */
  sealed: string[]
  ended: () => boolean
}

type Wire = { kind: string; id: string; seq: number; at: string; tube: string } & Record<
  string,
  unknown
>
type Upload = { id: string; acts: Act[]; events: Wire[] }
type UploadAnswer = { serverNow?: string; applied?: number; refused?: number }

const poolSizes = [10, 10, 10, 20, 5, 1] as const
// Between two uploads somebody scans; milliseconds.
const scanMs = [5, 40] as const
const lossPerTry = 0.02

/** A device of a site that samples as fast as it is let, in every way in which devices send. */
export function device(options: DeviceOptions) {
  const { site, round, book, random, client, ended } = options
  const from = sender()
  let seq = 0
  let clock = dayStart
  let nextPerson = 0
  const used = new Map<number, number>()

  const later = () => {
    clock += 1_000
    return clock
  }
  const person = (): string => {
    // One in ten comes again, by mistake or because they forgot.
    const isAgain = nextPerson > 20 && random.chance(0.1)
    const n = isAgain ? random.integer(0, nextPerson - 1) : nextPerson++
    return options.people[n % options.people.length] ?? ''
  }
  const newTube = () => {
    const size = random.pick(poolSizes)
    const n = used.get(size) ?? 0
    used.set(size, n + 1)
    const code = round.tube(site, n, size)
    const tube = tubeId(code)
    const people = new Set<string>()
    const count = random.integer(1, size)
    while (people.size < count) people.add(person())
    const members = [...people].map((one): WireMember => ({ person: one, at: isoOf(later()) }))
    for (const member of members) book.swabbed(member.person, tube, Date.parse(member.at))
    return { code, tube, members }
  }
  type NewTube = ReturnType<typeof newTube>

  const eventOf = (kind: Act['kind'], { code, tube, members }: NewTube, said: object) => {
    const id = uuid(random)
    seq += 1
    const act: Act = { kind, tube, people: members.map((one) => one.person), ids: [id] }
    const event: Wire = { kind, id, seq, at: isoOf(later()), tube: code, ...said }
    return { act, event }
  }
  const sealOf = (tube: NewTube) =>
    eventOf('seal', tube, {
      openedAt: tube.members[0]?.at,
      count: tube.members.length,
      members: tube.members,
    })
  const samplesOf = (tube: NewTube) =>
    tube.members.map((member) =>
      eventOf('sample', { ...tube, members: [member] }, { person: member.person }),
    )
  const uploadOf = (parts: { act: Act; event: Wire }[]): Upload => {
    const upload = {
      id: uuid(random),
      acts: parts.map(({ act }) => act),
      events: parts.map(({ event }) => event),
    }
    book.sent(upload.acts)
    return upload
  }

  const post = (upload: Upload) => () => ({
    url: options.url(),
    path: '/api/v1/uploads',
    token: options.token,
    id: upload.id,
    body: JSON.stringify({
      round: round.round,
      device: round.device(site),
      sentAt: isoOf(clock),
      events: upload.events,
    }),
  })
  // The careless client: what was not answered it makes anew.
  const underNewIds = (upload: Upload) => {
    upload.id = uuid(random)
    for (const [n, event] of upload.events.entries()) {
      event.id = uuid(random)
      upload.acts[n]?.ids.push(event.id)
    }
  }
  const give = (upload: Upload) =>
    deliver({
      sender: from,
      book,
      ended,
      post: post(upload),
      // Some phones fall into a river: what they sent is there whole, or not at all.
      givesUp: () => client === 'gives-up' || random.chance(lossPerTry),
      ...(client === 'new-id' ? { again: () => underNewIds(upload) } : {}),
    })

  /** A device that did not hear the answer, or was restarted, sends again what was taken already. */
  async function repeat(upload: Upload, first: UploadAnswer) {
    const kind = random.uniform()
    if (kind > 0.15) return
    // Under the id of the upload, or in another upload with the same events.
    const again = kind < 0.1 ? upload : { ...upload, id: uuid(random) }
    const given = await give(again)
    if (!given) return
    const answer = JSON.parse(given.text) as UploadAnswer
    if ((answer.applied ?? 0) > 0 && answer.serverNow !== first.serverNow)
      book.complaints.push(`an acknowledged upload of site ${site} was applied again`)
  }

  async function send(upload: Upload) {
    // Sometimes two copies race, as when an operating system sends again what it thinks was lost.
    const racing = client === 'right' && random.chance(0.05) ? from.post(post(upload)()) : null
    const given = await give(upload)
    await racing
    if (!given) return
    const answer = JSON.parse(given.text) as UploadAnswer
    if (answer.refused) book.complaints.push(`events were refused: ${given.text.slice(0, 200)}`)
    book.wrote(upload.acts, given.began, given.at)
    for (const event of upload.events) if (event.kind === 'seal') options.sealed.push(event.tube)
    await repeat(upload, answer)
  }

  return {
    /** Samples one tube or a batch and returns when all of it was answered. */
    async work() {
      const kind = random.uniform()
      if (kind < 0.15) {
        // Scanned while online: the swabs one by one, then the seal.
        const tube = newTube()
        await send(uploadOf(samplesOf(tube)))
        await send(uploadOf([sealOf(tube)]))
      } else {
        const count = kind < 0.6 ? 1 : random.integer(2, 30)
        await send(uploadOf(Array.from({ length: count }, () => sealOf(newTube()))))
      }
      await pause(random.integer(...scanMs))
    },
    end: () => from.close(),
  }
}
export type Device = ReturnType<typeof device>
