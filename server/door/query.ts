import { randomUUID } from 'node:crypto'
import { type Purpose, purposes, type Role } from '@bihuan/contract/access.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static, TSchema } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import type { Actor } from './actor.ts'
import { checkInput } from './check.ts'
import { checkPurpose } from './check-purpose.ts'
import type { City } from './command.ts'
import { Problem } from './problem.ts'

export type Asking = { now: Instant; actor: Actor; purpose: string | null }
export type Question = {
  now: Instant
  actor: Actor
  purpose: Purpose | null
  city: string
  keys: Keys
  anchors: TrustAnchors
}

/**
 * The one shape of a read. `person` names whom it shows: such a read needs a purpose and leaves a trace. `people` says that
 * it shows many, whom only the run knows: it needs a purpose as well, and leaves the traces itself before it answers.
 */
export type Query<Params extends TSchema = TSchema, Outcome extends TSchema = TSchema> = {
  name: string
  summary: string
  roles: readonly Role[]
  params: Params
  outcome: Outcome
  person?: (params: Static<Params>) => string
  people?: true
  /** Where the asker may keep an answer: for how many seconds without asking again, and what names this answer and no other. */
  kept?: { seconds: number; tagOf(outcome: Static<Outcome>): string }
  run(sql: Reader, params: Static<Params>, question: Question): Promise<Static<Outcome>>
}

/** Fixes the types of a query from its two schemas. */
export const query = <Params extends TSchema, Outcome extends TSchema>(
  it: Query<Params, Outcome>,
) => it

function purposeOf(actor: Actor, stated: string | null): Purpose {
  return checkPurpose(
    actor,
    purposes.find((known) => known === stated),
  )
}

/** Who comes to the end of a budget is kept among the refusals: the privacy officer sees who asks for more, and how often. */
async function keepRefusal(
  city: City,
  name: string,
  { actor, now }: Asking,
  error: unknown,
): Promise<never> {
  if (error instanceof Problem && error.code.startsWith('reads.'))
    await city.sql`
      insert into refusals (id, name, actor_id, actor_role, code, at)
      values (${randomUUID()}, ${name}, ${actor.id}, ${actor.role}, ${error.code}, ${now})`
  throw error
}

/** Answers a query: may the actor, are the parameters well formed, and, where a person is named, for which purpose. */
export async function ask<Params extends TSchema, Outcome extends TSchema>(
  city: City,
  it: Query<Params, Outcome>,
  raw: unknown,
  asking: Asking,
): Promise<Static<Outcome>> {
  const { actor, now } = asking
  if (!it.roles.includes(actor.role))
    throw new Problem('access.role-may-not', { role: actor.role, name: it.name })
  const params = checkInput(it.params, raw)
  const purpose = it.person || it.people ? purposeOf(actor, asking.purpose) : null
  if (it.person && purpose) {
    // The trace is written before the answer: whoever has seen has left a mark.
    const look = { person: it.person(params), query: it.name, actor, purpose, at: now }
    await leaveTrace(city.sql, look).catch((error) => keepRefusal(city, it.name, asking, error))
  }
  const question = {
    now,
    actor,
    purpose,
    city: city.code,
    keys: city.keys,
    anchors: city.anchors,
  }
  return it
    .run(city.sql, params, question)
    .catch((error) => keepRefusal(city, it.name, asking, error))
}
