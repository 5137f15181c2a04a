import type { Role } from '@bihuan/contract/access.ts'
import type { ActName } from '../client/paths.ts'
import type { Send } from './seed-city.ts'

type Actor = { id: string; name: string; role: Role; areaCode: string; unit: string }
type Command = { name: string }
type Execute<It extends Command> = (
  it: It,
  input: unknown,
  attempt: { id: string; now: number; actor: Actor },
) => Promise<unknown>

/**
 * A way to send for those who have the server in the same process, such as the command line: `commands` are those of the
 * route table, `run` is its `execute` with the city filled in. `now` is the moment of the set-up.
 */
export function inProcess<It extends Command>(
  commands: readonly It[],
  run: Execute<It>,
  now: number,
): Send {
  const byName = new Map(commands.map((it) => [it.name, it]))
  return async (role, name: ActName, input, id) => {
    const it = byName.get(name)
    if (!it) throw new RangeError(`the server has no command ${name}`)
    const actor: Actor = { id: `seed-${role}`, name: role, role, areaCode: '4101', unit: 'seed' }
    return (await run(it, input, { id, now, actor })) as never
  }
}
