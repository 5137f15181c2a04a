import { fromBase32, toBase32 } from '../person-code/base32.ts'
import {
  bigEndian,
  bytesOf,
  nameBytes,
  nameBytesMax,
  numberOf,
  textOf,
} from '../person-code/code-bytes.ts'
import type { CodeKeys, PersonCodeFault, Verify } from '../person-code/person-code.ts'
import { type Instant, minuteMs } from '../time/instant.ts'

/**
 * What may be said of a result outside: nothing that may be shown, or what a tube says of all its members. What was found in
 * somebody alone is told to them and stands in no statement.
 */
export const statedAnswers = [
  'none',
  'awaiting-result',
  'negative',
  'awaiting-individual-test',
  'to-be-sampled-again',
  'told-in-person',
] as const
export type StatedAnswer = (typeof statedAnswers)[number]

/**
 * A statement of somebody's latest result as of a moment, signed by the city, read without network. It is not a pass: it
 * allows and forbids nothing, and whoever reads it learns what came out and when, and decides nothing by a colour.
 */
export type ResultStatement = {
  /** Which of the city's keys signed it, 0 to 255. */
  key: number
  /** 15 digits. */
  person: string
  answer: StatedAnswer
  /** Year * 1000 + number of the notice; 0 where there is no result. */
  round: number
  /** Whole minutes. */
  sampledAt: Instant | null
  releasedAt: Instant | null
  statedAt: Instant
  /** At this moment the statement is over. */
  expiresAt: Instant
  /** At most 60 bytes of UTF-8; a longer name is cut at a character. */
  nameMasked: string
}

export type AcceptedStatement =
  | { ok: true; statement: ResultStatement }
  | { ok: false; fault: PersonCodeFault }

const prefix = 'S1'
const signatureBytes = 64
// Key 1, answer 1, person 7, round 4, four moments of 4; the name is what lies between them and the signature.
const headBytes = 29

function minutesOf(moment: Instant | null): number {
  if (moment === null) return 0
  const minutes = Math.floor(moment / minuteMs)
  if (!(minutes > 0 && minutes < 2 ** 32)) throw new RangeError(`no moment ${moment}`)
  return minutes
}
const momentOf = (bytes: Uint8Array): Instant | null => {
  const minutes = numberOf(bytes)
  return minutes === 0 ? null : minutes * minuteMs
}

/** The bytes that are signed: `S1`, key, answer, person, round, moments and name. Throws a RangeError for what does not fit. */
export function encodeStatement(statement: ResultStatement): Uint8Array {
  const { key, person, answer, round, sampledAt, releasedAt, statedAt, expiresAt } = statement
  if (!Number.isInteger(key) || key < 0 || key > 255) throw new RangeError(`no key ${key}`)
  if (!/^[1-9]\d{14}$/.test(person)) throw new RangeError('a person has 15 digits')
  return Uint8Array.from([
    ...bytesOf(prefix),
    key,
    statedAnswers.indexOf(answer),
    ...bigEndian(Number(person), 7),
    ...bigEndian(round, 4),
    ...[sampledAt, releasedAt, statedAt, expiresAt].flatMap((at) => bigEndian(minutesOf(at), 4)),
    ...nameBytes(statement.nameMasked),
  ])
}

/** The text that is shown: signed bytes with the 64 bytes of their signature behind them, some 170 characters of 0-9A-V. */
export function formatStatement(signedBytes: Uint8Array): string {
  return prefix + toBase32(signedBytes.subarray(prefix.length))
}

function statementOf(body: Uint8Array): ResultStatement | null {
  const head = body.subarray(0, headBytes)
  const nameOnly = body.subarray(headBytes, -signatureBytes)
  if (body.length < headBytes + signatureBytes || nameOnly.length > nameBytesMax) return null
  const answer = statedAnswers[head[1] ?? -1]
  const person = String(numberOf(head.subarray(2, 9)))
  const nameMasked = textOf(nameOnly)
  const statedAt = momentOf(head.subarray(21, 25))
  const expiresAt = momentOf(head.subarray(25))
  if (!answer || !/^[1-9]\d{14}$/.test(person) || nameMasked === null) return null
  if (statedAt === null || expiresAt === null) return null
  return {
    key: head[0] ?? 0,
    person,
    answer,
    round: numberOf(head.subarray(9, 13)),
    sampledAt: momentOf(head.subarray(13, 17)),
    releasedAt: momentOf(head.subarray(17, 21)),
    statedAt,
    expiresAt,
    nameMasked,
  }
}

/**
 * What a text states, or why it is not taken: another city before the key, since keys are numbered in each city from 1, and
 * the time last, so that "expired" is said of nothing but a statement that was good. Needs no network.
 */
export async function acceptStatement(
  text: string,
  { city, keys }: CodeKeys,
  now: Instant,
  verify: Verify,
): Promise<AcceptedStatement> {
  const body = text.startsWith(prefix) ? fromBase32(text.slice(prefix.length)) : null
  const statement = body && statementOf(body)
  if (!body || !statement) return { ok: false, fault: 'not-a-code' }
  if (!statement.person.startsWith(city)) return { ok: false, fault: 'other-city' }
  const key = keys.find(({ id }) => id === statement.key)
  if (!key) return { ok: false, fault: 'unknown-key' }
  const signed = Uint8Array.from([...bytesOf(prefix), ...body.subarray(0, -signatureBytes)])
  if (!(await verify(body.slice(-signatureBytes), signed, key.publicKey)))
    return { ok: false, fault: 'bad-signature' }
  return now < statement.expiresAt ? { ok: true, statement } : { ok: false, fault: 'expired' }
}
