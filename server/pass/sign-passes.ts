import { maskName } from '@bihuan/core/identity/mask.ts'
import { encodePass, formatPass } from '@bihuan/core/pass/pass.ts'
import type { StatusClass } from '@bihuan/core/policy/words.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { joined } from '@bihuan/core/transparency/bytes.ts'
import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'
import { Problem } from '../door/problem.ts'
import type { Question } from '../door/query.ts'
import { factsOf } from '../residents/own-person.ts'
import { readStatus } from '../status/read-status.ts'
import { anyBelow, newSerial } from './chance.ts'
import { keyAt } from './day-keys.ts'
import { passLife, spreadLife } from './pass-life.ts'

type Kept = {
  serial: Uint8Array
  person: string
  class: StatusClass
  madeAt: Instant
  expiresAt: Instant
}

const moment = (at: Instant) => new Date(at).toISOString()

// Passes of the same moment are written by one statement. The serial is random and made before, so a repeat writes no second row.
const keep = together<Kept[], { place: number }>(async (sql, groups) => {
  const all = groups.flat()
  await sql`
    insert into passes (pass_serial, person_id, class, made_at, expires_at)
    select decode(p.hex, 'hex'), p.person_id, p.class, p.made_at, p.expires_at from unnest(
      ${all.map(({ serial }) => Buffer.from(serial).toString('hex'))}::text[], ${all.map(({ person }) => person)}::bigint[],
      ${all.map((one) => one.class)}::text[], ${all.map(({ madeAt }) => moment(madeAt))}::timestamptz[],
      ${all.map(({ expiresAt }) => moment(expiresAt))}::timestamptz[]) p (hex, person_id, class, made_at, expires_at)
    on conflict (pass_serial) do nothing`
  return []
})

/** What a pass is made of besides the status: whose, in which form, and for a screen what its moving code hashes down to. */
export type PassAsked = { person: string; form: 'screen' | 'paper'; anchors: readonly Uint8Array[] }

/**
 * Makes passes of what a person's status is now, one for each anchor or one on paper. Their serials are on the disk before they are
 * answered, so that each can be revoked. Refuses where the city issues none, where no key is there, and in the minute of a change.
 */
export async function signPasses(
  sql: Reader,
  { person, form, anchors }: PassAsked,
  question: Question,
) {
  const { now, city, keys, anchors: trust } = question
  if (trust.passRoot === null) throw new Problem('pass.none-issued')
  const [key, { name }, status] = await Promise.all([
    keyAt(sql, { city, keys, passRoot: trust.passRoot }, 'pass', now),
    factsOf(sql, person),
    readStatus(sql, { person, at: now }, { anchors: trust, keys }),
  ])
  if (!key) throw new Problem('pass.no-key')
  const life = passLife(status, form, now)
  if (!life) throw new Problem('pass.changes-now')
  const nameMasked = maskName(name)
  const made = (form === 'paper' ? [null] : anchors).map((anchor) => {
    const serial = newSerial()
    const { issuedAt, expiresAt } = spreadLife(life, form, { earliest: key.from, anyBelow })
    const what = { city, key: key.key, class: status.class, form, issuedAt, expiresAt }
    const signed = encodePass({ ...what, serial, anchor, nameMasked })
    return { serial, issuedAt, expiresAt, text: formatPass(joined(signed, key.sign(signed))) }
  })
  const kept = { person, class: status.class, madeAt: now }
  await keep(
    sql,
    made.map(({ serial, expiresAt }) => ({ ...kept, serial, expiresAt })),
  )
  return {
    person,
    now: isoOf(now),
    nameMasked,
    class: status.class,
    form,
    passes: made.map(({ text, issuedAt, expiresAt }) => ({
      text,
      issuedAt: isoOf(issuedAt),
      expiresAt: isoOf(expiresAt),
    })),
  }
}
