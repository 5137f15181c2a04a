import { openSession } from '@bihuan/server/accounts/session.ts'
import { keysInFile } from '@bihuan/server/keys.ts'
import type { Answer, Work } from '../load/load.ts'
import { requestBytes } from '../load/request-bytes.ts'
import { accountOf } from './readers.ts'

/** What is asked of each of these people, once; `{person}` stands in the path for them. */
export type ReadOrder = {
  keysFile: string
  people: string[]
  path: string
  /** The members of staff who ask, each for as many people as a day allows; null where everybody asks for themselves, each with their own session. */
  staff: { accounts: string[]; each: number; purpose: string } | null
  /** The second asking: every request says which answer it has, and must be told that it is the same. */
  tags: Tags | null
}

/** Where the generator finds the tags of the first asking, because they never leave its process. */
export type Tags = 'keep' | 'send'

const tagOf = new Map<string, string>()

/** The requests of an order, and whether an answer is about who was asked for. */
export function make(args: unknown): Work {
  const { keysFile, people, path, staff, tags } = args as ReadOrder
  const keys = keysInFile(keysFile)
  const now = Date.now()
  const sessions = staff?.accounts.map((account) => openSession(keys, account, now).token) ?? []
  const tokenOf = (person: string, n: number) =>
    staff
      ? (sessions[Math.floor(n / staff.each)] ?? '')
      : openSession(keys, accountOf(person), now).token
  const requests = people.map((person, n) =>
    requestBytes({
      method: 'GET',
      path: path.replace('{person}', person),
      token: tokenOf(person, n),
      headers: {
        ...(staff ? { 'x-purpose': staff.purpose } : {}),
        ...(tags === 'send' ? { 'if-none-match': tagOf.get(person) ?? '' } : {}),
      },
    }),
  )
  return {
    count: requests.length,
    bytes: (n) => requests[n] ?? Buffer.alloc(0),
    units: () => 1,
    check(n, answer) {
      const person = people[n] ?? ''
      if (tags === 'keep') tagOf.set(person, answer.headers.get('etag') ?? '')
      return faultOf(answer, person, tags === 'send')
    },
  }
}

/** What is wrong with an answer: another status, or it is not of the person who was asked for. */
export function faultOf({ status, body }: Answer, person: string, isKnown: boolean): string | null {
  if (isKnown) return status === 304 && body.length === 0 ? null : `${status} for a known answer`
  if (status !== 200) return `${status} ${body.toString('utf8', 0, 200)}`
  if (!body.includes(person)) return 'an answer of somebody else'
  return body.includes('negative') ? null : 'no result'
}
