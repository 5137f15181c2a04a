import { openSession } from '@bihuan/server/accounts/session.ts'
import { keysInFile } from '@bihuan/server/keys.ts'
import type { Answer, Work } from '../load/load.ts'
import { requestBytes } from '../load/request-bytes.ts'
import { accountOf } from '../read/readers.ts'

/** Who asks for their own status, each once with a session of their own, and what each must be told. */
export type StatusOrder = { keysFile: string; people: string[]; classes: string[]; now: number }

/** The requests of an order, and whether an answer says of whom and what it must. */
export function make(args: unknown): Work {
  const { keysFile, people, classes, now } = args as StatusOrder
  const keys = keysInFile(keysFile)
  const wall = Date.now()
  const requests = people.map((person) =>
    requestBytes({
      method: 'GET',
      path: `/api/v1/family/${person}/status`,
      token: openSession(keys, accountOf(person), wall).token,
      headers: { 'x-demo-now': String(now) },
    }),
  )
  return {
    count: requests.length,
    bytes: (n) => requests[n] ?? Buffer.alloc(0),
    units: () => 1,
    check: (n, answer) => faultOf(answer, people[n] ?? '', classes[n] ?? ''),
  }
}

/** What is wrong with an answer: another status than 200, or it is not of the person, or not what their orders say. */
export function faultOf({ status, body }: Answer, person: string, expected: string): string | null {
  if (status !== 200) return `${status} ${body.toString('utf8', 0, 200)}`
  const said = JSON.parse(body.toString('utf8')) as { person?: string; class?: string }
  if (said.person !== person) return 'an answer of somebody else'
  return said.class === expected ? null : `${said.class} instead of ${expected}`
}
