import { type Random, seeded } from '@bihuan/sim/random/random.ts'
import { inTurns, type Portion, peopleOf } from './portions.ts'

export type UploadOrder = {
  round: string
  opensAt: number
  seed: number
  /** Tells the uploads of one part from those of another in the same round: ids are made from it. */
  part?: string
  /** Tubes in one upload. */
  tubes: number
  portions: Portion[]
}

/** An upload as it will be sent. */
export type PlannedUpload = {
  /** Its idempotency key. */
  id: string
  device: string
  /** The number of its first event on that device. */
  seq: number
  portion: Portion
  people: number
  /** When the last tube was sealed, as the device says. */
  sentAt: number
}

const hex = (word: number, digits: number) => word.toString(16).padStart(8, '0').slice(0, digits)

/** A version 4 UUID from a seeded source. */
export function seededUuid(random: Random): string {
  const [a, b, c, d] = [random.uint32(), random.uint32(), random.uint32(), random.uint32()]
  const third = `4${hex(b, 3)}`
  const fourth = (8 | (c >>> 30)).toString(16) + hex(c, 3)
  return `${hex(a, 8)}-${hex(b, 8).slice(4)}-${third}-${fourth}-${hex(d, 8)}${hex(c, 8).slice(4)}`
}

// Six hours of sampling, and somebody every so often at a table.
const dayMs = 6 * 3_600_000
export const swabMs = 15_000

/** The uploads of an order, in the order in which they are sent; the same order gives the same uploads, ids included. */
export function planUploads(order: UploadOrder): PlannedUpload[] {
  const random = seeded(order.seed).fork(`uploads ${order.round} ${order.part ?? order.tubes}`)
  const seqs = new Map<string, number>()
  const portions = inTurns(order.portions, order.tubes)
  return portions.map((portion, n) => {
    const { site, from, to } = portion
    const device = site.devices[Math.floor(from / order.tubes) % site.devices.length] ?? ''
    const seq = (seqs.get(device) ?? 0) + 1
    seqs.set(device, seq + to - from - 1)
    const sentAt = order.opensAt + Math.round((dayMs * (n + 1)) / portions.length)
    return { id: seededUuid(random), device, seq, portion, people: peopleOf(portion), sentAt }
  })
}
