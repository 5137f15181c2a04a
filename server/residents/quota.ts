import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

// 5 codes of 5 tries: in a day 600 guesses among a million for one document, and each code rings the owner's phone.
const askedMax = 5
const windowSeconds = 3_600

/**
 * Counts one more code for a document or an account, by keyed hash, and refuses the sixth within an hour with
 * access.too-many-attempts. Counted alike for documents that nobody has. Real time, also in a demo city.
 */
export async function takeQuota(sql: Reader, key: Buffer): Promise<void> {
  const [taken] = await sql`
    insert into code_quotas (key, opened_at, asked) values (${key}, now(), 1)
    on conflict (key) do update set
      asked = case when code_quotas.opened_at <= now() - interval '1 hour' then 1 else code_quotas.asked + 1 end,
      opened_at = case when code_quotas.opened_at <= now() - interval '1 hour' then now() else code_quotas.opened_at end
    where code_quotas.asked < ${askedMax} or code_quotas.opened_at <= now() - interval '1 hour'
    returning asked`
  if (taken) return
  const [full] = await sql<{ seconds: number }[]>`
    select ceil(${windowSeconds} - extract(epoch from now() - opened_at))::int as seconds from code_quotas where key = ${key}`
  throw new Problem('access.too-many-attempts', {
    seconds: String(Math.max(1, full?.seconds ?? windowSeconds)),
  })
}
