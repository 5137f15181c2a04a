import { actsFor } from '../appeals/acts-for.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { idsOf } from '../facts/ids-of.ts'
import { openStayOf, type StayRow } from '../stays/stay-rows.ts'

/** The open stay of oneself or of somebody for whom one acts. Throws stay.not-staying where there is none. */
export async function ownStayOf(tx: Tx, person: string, request: Request): Promise<StayRow> {
  await actsFor(tx, person, request)
  const stay = await openStayOf(tx, await idsOf(tx, person))
  if (stay === null) throw new Problem('stay.not-staying')
  return stay
}
