import type { AccountView } from '@bihuan/contract/accounts.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

/** The accounts of an invented city that anybody may enter; there are none elsewhere. */
export async function demoAccounts(sql: Reader): Promise<Static<typeof AccountView>[]> {
  // A hundred samplers would hide everybody else: the first few of each role.
  return sql<Static<typeof AccountView>[]>`
    select id, sign_in_name, display_name, role, area_code, unit
    from (
      select a.*, row_number() over (partition by role order by length(sign_in_name), sign_in_name) as nth
      from accounts a where is_demo and closed_at is null
    ) ranked
    where nth <= 12
    order by role, length(sign_in_name), sign_in_name`
}
