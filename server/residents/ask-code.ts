import type { AskCode, CodeAsked } from '@bihuan/contract/residents.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { City } from '../door/command.ts'
import { takeQuota } from './quota.ts'
import { hashOfDocument, whoIsNamed } from './store.ts'
import { writeAttempt } from './write-attempt.ts'

/**
 * Sends a code to the phone on record of whoever has this document and name. The answer, the rows written and the work are
 * the same for somebody with a phone, somebody without, a name that does not fit and nobody. Refuses only what says
 * nothing about anybody: a number that cannot be one, and the sixth code for one document within an hour.
 */
export async function askCode(
  { sql, keys }: City,
  input: Static<typeof AskCode>,
  now: Instant,
): Promise<Static<typeof CodeAsked>> {
  const hash = hashOfDocument(input, keys)
  return sql.begin(async (tx) => {
    await takeQuota(tx, hash)
    const named = await whoIsNamed(tx, hash, input.name, keys)
    return writeAttempt(
      tx,
      {
        kind: 'entry',
        person: named?.person ?? null,
        phone: named?.phone ?? null,
        words: (code) => `【闭环】登录验证码 ${code}，10 分钟内有效。请勿告诉他人。`,
      },
      keys,
      now,
    )
  })
}
