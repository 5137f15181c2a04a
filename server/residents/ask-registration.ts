import type { AskRegistration, CodeAsked } from '@bihuan/contract/residents.ts'
import { isRealDay } from '@bihuan/core/identity/calendar-day.ts'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { takeQuota } from './quota.ts'
import { hashOfDocument, whoIsNamed } from './store.ts'
import { writeAttempt } from './write-attempt.ts'

type Registration = Static<typeof AskRegistration>

function refuseDay({ bornOn }: Registration, now: Instant): void {
  if (isRealDay(bornOn.replaceAll('-', '')) && bornOn <= cityDateOf(now)) return
  throw new Problem('input.malformed', {}, [
    {
      pointer: '/bornOn',
      code: 'date',
      zh: '出生日期不存在，请更正',
      en: 'There is no such birthday: correct it',
    },
  ])
}

async function refuseArea(sql: Reader, code: string): Promise<void> {
  const [area] = await sql`select from areas where code = ${code} and level = 'community'`
  if (!area) throw new Problem('city.area-unknown', { area: code })
}

/**
 * Sends a code to the phone given by somebody whom the city does not know; the person is made when the code comes back.
 * Whose document is known already enters with the phone on record instead, and if the name does not fit nothing is sent:
 * nobody becomes somebody else by knowing a number. The answer is the same.
 */
export async function askRegistration(
  { sql, keys }: City,
  input: Registration,
  now: Instant,
): Promise<Static<typeof CodeAsked>> {
  refuseDay(input, now)
  const hash = hashOfDocument(input, keys)
  await refuseArea(sql, input.community)
  return sql.begin(async (tx) => {
    await takeQuota(tx, hash)
    const [taken] = await tx`select from documents where number_hash = ${hash}`
    const named = await whoIsNamed(tx, hash, input.name, keys)
    return writeAttempt(
      tx,
      {
        kind: taken ? 'entry' : 'registration',
        person: named?.person ?? null,
        phone: taken ? (named?.phone ?? null) : input.phone,
        registration: JSON.stringify(taken ? {} : input),
        words: (code) => `【闭环】登记验证码 ${code}，10 分钟内有效。采样时请带证件原件核对。`,
      },
      keys,
      now,
    )
  })
}
