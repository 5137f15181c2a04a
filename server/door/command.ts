import { randomUUID } from 'node:crypto'
import type { Role } from '@bihuan/contract/access.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static, TSchema } from 'typebox'
import type { Reader, Sql, Tx } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { type Actor, covers } from './actor.ts'
import { canonicalJson } from './canonical.ts'
import { checkInput } from './check.ts'
import { problemOfConstraint } from './constraints.ts'
import { Problem } from './problem.ts'
import { type Together, takeTogether } from './together.ts'
import { tryAgain } from './try-again.ts'

/** What stays the same while a server runs. */
export type City = { sql: Sql; code: string; keys: Keys; anchors: TrustAnchors }

/** What a command may know besides its input. `now` is the only clock there is. */
export type Request = {
  id: string
  now: Instant
  actor: Actor
  city: string
  keys: Keys
  anchors: TrustAnchors
}

/**
 * The one shape of a write. Its name is the permission, the audit verb and the metric; HTTP, devices and the command
 * line all come through `execute`. The outcome is plain JSON, so that a repeated answer is the same answer.
 */
export type Command<Input extends TSchema = TSchema, Outcome extends TSchema = TSchema> = {
  name: string
  summary: string
  roles: readonly Role[]
  input: Input
  outcome: Outcome
  /** The code of the area that the write belongs to; the actor's area must contain it. */
  area(sql: Reader, input: Static<Input>, request: Request): string | Promise<string>
  /** What must stand even when the command then refuses, such as a try that is used up: before the transaction, on its own. */
  before?(sql: Reader, input: Static<Input>, request: Request): Promise<void>
  run(tx: Tx, input: Static<Input>, request: Request): Promise<Static<Outcome>>
  /** What follows the commit and may be lost without harm, because something else does it later; what it throws is nobody's. */
  after?(city: City, outcome: Static<Outcome>, request: Request): Promise<void>
  /** Where many come at once: how those that wait run as one transaction. Its answers are those of `run`. */
  together?: Together<Static<Input>, Static<Outcome>>
  /** What stands for the input where telling two apart by canonical JSON would cost too much; says as much as the input. */
  digestText?(input: Static<Input>): string
}

/** Fixes the types of a command from its two schemas. */
export const command = <Input extends TSchema, Outcome extends TSchema>(
  it: Command<Input, Outcome>,
) => it

export type Attempt = { id: string; now: Instant; actor: Actor }

/** The recorded answer of a command id; another body under the same id is refused. */
export async function answered(sql: Reader, id: string, name: string, digest: Buffer) {
  const [row] = await sql<{ name: string; inputDigest: Buffer; outcome: unknown }[]>`
    select name, input_digest, outcome from commands where id = ${id}`
  if (!row) return null
  if (row.name !== name || !digest.equals(row.inputDigest)) throw new Problem('command.id-reused')
  return { outcome: row.outcome }
}

async function recordRefusal(
  city: City,
  name: string,
  attempt: Attempt,
  problem: Problem,
): Promise<void> {
  const { actor } = attempt
  await city.sql`
    insert into refusals (id, command_id, name, actor_id, actor_role, code, at)
    values (${randomUUID()}, ${attempt.id}, ${name}, ${actor.id}, ${actor.role}, ${problem.code}, ${attempt.now})`
}

/**
 * Runs a command: may the actor, is the input well formed, was this id answered before (same body: the same answer,
 * other body: 422), run, one audit row in the same transaction, commit. Nothing is acknowledged before the commit.
 * A domain refusal and a broken constraint come out as a Problem, and the attempt is kept.
 */
export async function execute<Input extends TSchema, Outcome extends TSchema>(
  city: City,
  it: Command<Input, Outcome>,
  raw: unknown,
  attempt: Attempt,
): Promise<Static<Outcome>> {
  const { actor, id, now } = attempt
  let digest: Buffer | null = null
  try {
    if (!it.roles.includes(actor.role))
      throw new Problem('access.role-may-not', { role: actor.role, name: it.name })
    const input = checkInput(it.input, raw)
    digest = city.keys.digest(it.digestText?.(input) ?? canonicalJson(input))
    const request: Request = {
      id,
      now,
      actor,
      city: city.code,
      keys: city.keys,
      anchors: city.anchors,
    }
    if (it.together)
      return await takeTogether(city.sql, it.name, it.together, { input, request }, digest)
    const before = await answered(city.sql, id, it.name, digest)
    if (before) return before.outcome as Static<Outcome>
    const area = await it.area(city.sql, input, request)
    if (!covers(actor.areaCode, area))
      throw new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
    await it.before?.(city.sql, input, request)
    const inputDigest = digest
    const outcome = (await tryAgain(() =>
      city.sql.begin(async (tx) => {
        const outcome = await it.run(tx, input, request)
        await tx`
          insert into commands (id, name, actor_id, actor_role, area_code, input_digest, outcome, at)
          values (${id}, ${it.name}, ${actor.id}, ${actor.role}, ${area}, ${inputDigest}, ${tx.json(outcome as never)}, ${now})`
        return outcome
      }),
    )) as Static<Outcome>
    await it.after?.(city, outcome, request).catch(() => {})
    return outcome
  } catch (error) {
    // The same command may have won a race against this one: then its answer is ours too.
    const won = digest && (await answered(city.sql, id, it.name, digest))
    if (won) return won.outcome as Static<Outcome>
    const problem = problemOfConstraint(error)
    // A full disk keeps no refusals either, and was no attempt of the actor's.
    const isTheirs = problem instanceof Problem && !problem.code.startsWith('server.')
    if (isTheirs) await recordRefusal(city, it.name, attempt, problem)
    throw problem
  }
}
