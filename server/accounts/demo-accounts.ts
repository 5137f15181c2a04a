import { AccountView } from '@bihuan/contract/accounts.ts'
import { everyRole } from '@bihuan/contract/access.ts'
import Type from 'typebox'
import { query } from '../door/query.ts'

/** The accounts that can be entered by choice; there are none outside a demo city. */
export const demoAccounts = query({
  name: 'account.demo-list',
  summary: 'Accounts of the demo city that anybody may enter',
  roles: everyRole,
  params: Type.Object({}),
  outcome: Type.Object({ accounts: Type.Array(AccountView) }),
  async run(sql) {
    const accounts = await sql<Type.Static<typeof AccountView>[]>`
      select id, sign_in_name, display_name, role, area_code, unit from accounts
      where is_demo and closed_at is null order by role, sign_in_name limit 200`
    return { accounts }
  },
})
