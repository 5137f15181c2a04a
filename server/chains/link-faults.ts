import {
  faultsOf,
  type LinkedCase,
  type LinkFault,
  type LinkLimits,
} from '@bihuan/core/chains/impossible.ts'
import type { Reader } from '../db/sql.ts'
import type { ChainRow } from './store.ts'

/** What of a case a link is judged by. */
export const linkedOf = ({ personId, onsetAt, positiveAt, isolatedAt }: ChainRow): LinkedCase => ({
  person: personId,
  onsetAt,
  positiveAt,
  isolatedAt,
  exposure: null,
})

/** What speaks against one case having infected another, circles left aside. */
export const linkFaults = (
  infectee: ChainRow,
  infector: ChainRow,
  limits: LinkLimits,
): LinkFault[] => faultsOf(linkedOf(infectee), linkedOf(infector), limits)

/** Whether the one case comes, by way of decided sources, from the other: then the other cannot come from it. */
export async function comesFrom(sql: Reader, infector: string, infectee: string): Promise<boolean> {
  const [row] = await sql<{ isCircle: boolean }[]>`
    with recursive above as (
      select ${infector}::text as id
      union
      select l.infector from above a join case_links l on l.infectee = a.id
      where l.state = 'decided' and l.until_at is null and l.infector is not null
    )
    select exists (select from above where id = ${infectee}) as is_circle`
  return row?.isCircle ?? false
}
