import type { AccountView } from '@bihuan/contract/accounts.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

/** The accounts of an invented city that anybody may enter; there are none elsewhere. */
export async function demoAccounts(sql: Reader): Promise<Static<typeof AccountView>[]> {
  return sql<Static<typeof AccountView>[]>`
    select id, sign_in_name, display_name, role, area_code, unit from accounts
    where is_demo and closed_at is null
    order by role, sign_in_name
    limit 200`
}
