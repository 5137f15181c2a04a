import { type ActName, acts, fillPath, type InputOf } from '@bihuan/sim/client/paths.ts'
import type { Random } from '@bihuan/sim/random/random.ts'
import { seededUuid } from '../city/plan-uploads.ts'
import { requestBytes } from '../load/request-bytes.ts'

/** Who sends: a session, and the account that a box is offered to. */
export type Hand = { token: string; account: string }

/** Makes the request of a command, sent by somebody at a moment of the city; its id comes from the seed. */
export type CommandBytes = <Name extends ActName>(
  name: Name,
  token: string,
  at: number,
  input: InputOf<Name>,
) => Buffer

/** Commands whose ids are drawn from `ids`, one after the other. */
export const commandBytes =
  (ids: Random): CommandBytes =>
  (name, token, at, input) => {
    const { path, rest } = fillPath(acts[name].path, input)
    const headers = { 'idempotency-key': seededUuid(ids), 'x-demo-now': String(at) }
    return requestBytes({ method: 'POST', path, token, headers }, JSON.stringify(rest))
  }
