import { AccountCreated, CreateAccount } from '@bihuan/contract/accounts.ts'
import { command } from '../door/command.ts'
import { hashPassword } from './password.ts'

/** Opens an account for a person or a machine; without a password it can be entered by a key or, in a demo, by choice. */
export const createAccount = command({
  name: 'account.create',
  summary: 'Open an account',
  roles: ['administrator'],
  input: CreateAccount,
  outcome: AccountCreated,
  area: (_sql, input) => input.areaCode,
  async run(tx, input, request) {
    const passwordHash = input.password === undefined ? null : await hashPassword(input.password)
    await tx`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, password_hash, is_demo, created_at)
      values (${request.id}, ${input.signInName}, ${input.displayName}, ${input.role}, ${input.areaCode}, ${input.unit},
        ${passwordHash}, ${input.isDemo ?? false}, ${request.now})`
    return { account: request.id }
  },
})
