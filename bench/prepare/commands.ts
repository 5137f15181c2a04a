import type { Role } from '@bihuan/contract/access.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { type City, execute } from '@bihuan/server/door/command.ts'
import { routes } from '@bihuan/server/http/routes.ts'
import { actId } from '@bihuan/sim/client/act-id.ts'
import type { ActName, InputOf, OutcomeOf } from '@bihuan/sim/client/paths.ts'

/** Runs a command of the product in this process. */
export type Act = <Name extends ActName>(
  as: { role: Role; unit?: string },
  name: Name,
  input: InputOf<Name>,
  at: Instant,
) => Promise<OutcomeOf<Name>>

const commands = new Map(
  routes.flatMap((route) => (route.method === 'POST' ? [[route.command.name, route.command]] : [])),
)

/** The id of a command of the bench: the same act has the same id in every run of a seed. */
export const commandId = (seed: number, name: string, input: unknown): string =>
  actId(`bench ${seed}`, name, input)

/** Commands through the product's own door, without HTTP: the way in which a city is set up. */
export function inProcessCommands(city: City, seed: number): Act {
  return async (as, name, input, now) => {
    const it = commands.get(name)
    if (!it) throw new RangeError(`the server has no command ${name}`)
    const unit = as.unit ?? 'bench'
    const actor = {
      id: `bench-${as.role}`,
      name: as.role,
      role: as.role,
      areaCode: city.code,
      unit,
    }
    return (await execute(city, it, input, {
      id: commandId(seed, name, input),
      now,
      actor,
    })) as never
  }
}
