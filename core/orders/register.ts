import { bytesOf } from '../person-code/code-bytes.ts'
import type { Instant } from '../time/instant.ts'
import { canonicalText } from './canonical.ts'

/**
 * What an officer may sign. `city` signs for more people than a district may restrict, `policy` for the rules themselves, `attest` for
 * what restricts nobody: a list of contacts, a search, a second reading, the close of a day.
 */
export const powers = [
  'issue',
  'approve',
  'lift',
  'suspend',
  'review',
  'stage',
  'city',
  'end',
  'policy',
  'attest',
] as const
export type Power = (typeof powers)[number]

/** Somebody holds a post for a time, with the passkey that signs for it. */
export type Appointment = {
  readonly version: 1
  readonly id: string
  readonly officer: string
  readonly unit: string
  /** Leading digits of the districts the post is good for: `4101` the city, `410105` one district. */
  readonly area: string
  readonly powers: readonly Power[]
  readonly credential: string
  readonly publicKey: string
  readonly from: Instant
  /** The first moment at which the post is over. Every post ends; who stays is appointed again. */
  readonly until: Instant
}

/** An appointment ended early. */
export type Dismissal = {
  readonly version: 1
  readonly id: string
  readonly appointment: string
  readonly at: Instant
}

/** Whether the signature is that of the bytes by the key. Handed in, because core has no cryptography. */
export type VerifySignature = (
  signature: Uint8Array,
  signed: Uint8Array,
  publicKey: string,
) => boolean

export type Signed<T> = { readonly document: T; readonly signature: Uint8Array }

/** The posts that the appointing authority signed. Only `registerOf` makes one. */
export type Register = {
  readonly posts: readonly Appointment[]
  readonly refused: readonly string[]
}

const made = new WeakSet<Register>()

/** The bytes of an appointment or a dismissal that the appointing authority signs. Throws a RangeError for what has no canonical text. */
export function appointmentBytes(document: Appointment | Dismissal): Uint8Array {
  const heading = 'officer' in document ? 'appointment' : 'dismissal'
  return Uint8Array.from(bytesOf(`bihuan.${heading}.v1\n${canonicalText(document)}`))
}

/**
 * The posts that count: those whose document carries the signature of the appointing authority, cut where a signed dismissal ends
 * them. An officer who was written straight into a table is in `refused`, and signs nothing.
 */
export function registerOf(
  appointments: readonly Signed<Appointment>[],
  dismissals: readonly Signed<Dismissal>[],
  authorityKey: string,
  verify: VerifySignature,
): Register {
  const isSigned = ({ document, signature }: Signed<Appointment | Dismissal>): boolean => {
    const bytes = bytesOrNull(document)
    return bytes !== null && verify(signature, bytes, authorityKey)
  }
  const ended = new Map<string, Instant>()
  for (const one of dismissals.filter(isSigned)) {
    const { appointment, at } = one.document
    ended.set(appointment, Math.min(at, ended.get(appointment) ?? at))
  }
  const posts = appointments.filter(isSigned).map(({ document }) =>
    Object.freeze({
      ...document,
      until: Math.min(document.until, ended.get(document.id) ?? document.until),
    }),
  )
  const held = new Set(posts.map(({ id }) => id))
  const refused = appointments.map(({ document }) => document.id).filter((id) => !held.has(id))
  const register = Object.freeze({ posts: Object.freeze(posts), refused })
  made.add(register)
  return register
}

// One row that has no canonical text must not stop the reading of all others.
function bytesOrNull(document: Appointment | Dismissal): Uint8Array | null {
  try {
    return appointmentBytes(document)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/**
 * The post by which an officer of a unit could do this at that moment in that district, or null: no such post, not yet, not any more.
 * Throws a TypeError for a register that `registerOf` did not make.
 */
export function postAt(
  register: Register,
  wanted: { officer: string; unit: string; district: string; power: Power; credential: string },
  at: Instant,
): Appointment | null {
  if (!made.has(register)) throw new TypeError('a register is made from signed appointments only')
  const found = register.posts.find(
    (post) =>
      post.officer === wanted.officer &&
      post.unit === wanted.unit &&
      post.credential === wanted.credential &&
      post.powers.includes(wanted.power) &&
      post.area !== '' &&
      wanted.district.startsWith(post.area) &&
      post.from <= at &&
      at < post.until,
  )
  return found ?? null
}
