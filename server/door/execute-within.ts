import type { Tx } from '../db/sql.ts'
import { type Actor, covers } from './actor.ts'
import { canonicalJson } from './canonical.ts'
import { checkInput } from './check.ts'
import { answered, type Command, type Request } from './command.ts'
import { problemOfConstraint } from './constraints.ts'
import { Problem } from './problem.ts'

export type Within = { outcome: 'applied' | 'repeated' } | { outcome: 'refused'; because: string }

async function attempt(tx: Tx, it: Command, input: unknown, request: Request, bearer: Actor) {
  const { actor, id, now, keys } = request
  const area = await it.area(tx, input, request)
  for (const own of [actor.areaCode, bearer.areaCode])
    if (!covers(own, area)) throw new Problem('access.area-is-not-yours', { area, own })
  const outcome = await it.run(tx, input, request)
  await tx`
    insert into commands (id, name, actor_id, actor_role, area_code, input_digest, outcome, at)
    values (${id}, ${it.name}, ${actor.id}, ${actor.role}, ${area}, ${keys.digest(canonicalJson(input))}, ${tx.json(outcome as never)}, ${now})`
}

/**
 * Runs a command inside another one, as `execute` would have: same permission, same audit row, same answer to a repeat.
 * What it refuses is undone alone and told as a value. `bearer` is who brings it for the actor; the area must be both's.
 */
export async function executeWithin(
  tx: Tx,
  it: Command,
  raw: unknown,
  request: Request,
  bearer: Actor,
): Promise<Within> {
  const { actor, id, keys } = request
  try {
    if (!it.roles.includes(actor.role))
      return { outcome: 'refused', because: 'access.role-may-not' }
    const input = checkInput(it.input, raw)
    const wasAnswered = () => answered(tx, id, it.name, keys.digest(canonicalJson(input)))
    if (await wasAnswered()) return { outcome: 'repeated' }
    try {
      await tx.savepoint((inner) => attempt(inner as Tx, it, input, request, bearer))
    } catch (error) {
      // The device itself may have sent the same command just now, and won.
      if (await wasAnswered()) return { outcome: 'repeated' }
      throw error
    }
    return { outcome: 'applied' }
  } catch (error) {
    const problem = problemOfConstraint(error)
    if (problem instanceof Problem && !problem.code.startsWith('server.'))
      return { outcome: 'refused', because: problem.code }
    throw problem
  }
}
