import type { SealedImported } from '@bihuan/contract/field.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import type { Request } from '../door/command.ts'
import { executeWithin } from '../door/execute-within.ts'
import { commandAt, signatures } from './offline-routes.ts'
import type { Work } from './open-sealed.ts'

type Act = Work['acts'][number]
export type EventsAct = Extract<Act, { kind: 'events' }>
export type CommandAct = Extract<Act, { kind: 'command' }>
export type Tally = Static<typeof SealedImported>
export type Outcome = 'applied' | 'repeated' | 'refused'

/** The accounts that the acts name, as far as they are open. */
export async function accountsOf(
  sql: Reader,
  acts: readonly CommandAct[],
): Promise<Map<string, Actor>> {
  const rows = await sql<Actor[]>`
    select id, display_name as name, role, area_code, unit from accounts
    where closed_at is null and id = any(${[...new Set(acts.map(({ account }) => account))]}::text[])`
  return new Map(rows.map((actor) => [actor.id, actor]))
}

const isKnown = async (tx: Tx, id: string) =>
  (await tx`select from commands where id = ${id}`).length > 0

/**
 * Runs one command of a sealed file under its own id, so that the device may send it too. A fact is written for whoever
 * noted it, or for the bearer where that account is not open; a signature is the bearer's own or waits for its person.
 */
export async function runAct(
  tx: Tx,
  act: CommandAct,
  request: Request,
  accounts: ReadonlyMap<string, Actor>,
  tally: Tally,
): Promise<void> {
  const found = commandAt(act.path)
  const refuse = (because: string) => {
    tally.refused += 1
    tally.answers.push({ id: act.id, outcome: 'refused', because })
  }
  if (!found) return refuse('path-unknown')
  const { command, params } = found
  const bearer = request.actor
  const isForeign = signatures.includes(command.name) && act.account !== bearer.id
  if (isForeign && !(await isKnown(tx, act.id))) {
    const { id, path, account } = act
    tally.toSign.push({ id, path, account, name: accounts.get(account)?.name ?? null })
    return
  }
  if (isForeign) {
    tally.repeated += 1
    return
  }
  const actor = act.account === bearer.id ? bearer : (accounts.get(act.account) ?? bearer)
  const body = typeof act.body === 'object' && act.body !== null ? act.body : {}
  const within = { ...request, id: act.id, actor }
  const done = await executeWithin(tx, command, { ...body, ...params }, within, bearer)
  if (done.outcome === 'refused') return refuse(done.because)
  tally[done.outcome] += 1
}
