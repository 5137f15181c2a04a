import { randomBytes, randomUUID } from 'node:crypto'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { execute } from '@bihuan/server/door/command.ts'
import { openCity } from '@bihuan/server/serve.ts'
import { cityCode, operator, type Store } from '../with-city.ts'

/** Opens the first account of a new city and tells its password, or null where somebody can already sign in. */
export async function firstAdministrator(
  store: Store,
): Promise<{ signInName: string; password: string } | null> {
  const city = await openCity({ databaseUrl: store.url, cityCode, keys: store.keys })
  try {
    const [known] =
      await city.sql`select from accounts where role = 'administrator' and closed_at is null limit 1`
    if (known) return null
    const account = { signInName: 'administrator', password: randomBytes(12).toString('base64url') }
    const input = {
      ...account,
      displayName: '管理员',
      role: 'administrator',
      areaCode: cityCode,
      unit: 'administration',
    }
    await execute(city, createAccount, input, {
      id: randomUUID(),
      now: Date.now(),
      actor: operator('administrator'),
    })
    return account
  } finally {
    await city.sql.end({ timeout: 5 })
  }
}
