import { ApiKeyCreated, CreateApiKey } from '@bihuan/contract/accounts.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { newApiKey } from './session.ts'

const dayMs = 24 * 3_600_000

/** Makes a key for a machine. The answer is the only place where the key is ever seen, so a repeat is answered with it. */
export const createApiKey = command({
  name: 'api-key.create',
  summary: 'Make a key for a machine',
  roles: ['administrator'],
  input: CreateApiKey,
  outcome: ApiKeyCreated,
  async area(sql, input) {
    const [account] = await sql<
      { areaCode: string }[]
    >`select area_code from accounts where id = ${input.account}`
    if (!account) throw new Problem('not-found', { what: input.account })
    return account.areaCode
  },
  async run(tx, input, request) {
    const { key, hash } = newApiKey()
    const expiresAt = request.now + input.days * dayMs
    await tx`
      insert into api_keys (id, account_id, key_hash, created_at, expires_at)
      values (${request.id}, ${input.account}, ${hash}, ${request.now}, ${expiresAt})`
    return { key, expiresAt: isoOf(expiresAt) }
  },
})
