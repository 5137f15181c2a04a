import type { Role } from '@bihuan/contract/access.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { leaveListTraces } from '../reads/list-traces.ts'

/** Who brings cases in by a list: they answer for what is done with them. */
export const importingRoles: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
]

/** The area that answers for an import, or the refusal case-import.area-unclear. */
export async function importArea(sql: Reader, area: string): Promise<string> {
  const [known] = await sql`select from areas where code = ${area}`
  if (!known) throw new Problem('case-import.area-unclear', { area })
  return area
}

/** That somebody compared these people of the register with a list leaves a mark with each of them. */
export const leaveImportTraces = (
  sql: Reader,
  people: readonly string[],
  query: string,
  { actor, now }: Request,
) => leaveListTraces(sql, { people, query, actor, purpose: 'case-investigation', at: now })
