import { MakePassKeys, PassKeysMade } from '@bihuan/contract/pass.ts'
import type { KeyCertificate } from '@bihuan/core/pass/key-certificate.ts'
import { planDayKeys } from '@bihuan/core/pass/plan-day-keys.ts'
import { cityInstant, hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import type { Keys } from '../keys.ts'
import { newPair } from './day-keys.ts'

type Asked = Static<typeof MakePassKeys>
type Planned = KeyCertificate & { privateCipher: Buffer }

const keyMax = 65_535

function begins(day: string): Instant {
  try {
    return cityInstant(day, '00:00')
  } catch {
    throw new Problem('pass.day-unknown', { day })
  }
}

/** The keys of a period: one a day, spares of the same days, and keys for lists, which hold for all of it. */
export function plannedKeys(asked: Asked, city: string, firstKey: number, keys: Keys): Planned[] {
  const { firstDay, days, spares, lists } = asked
  const from = begins(firstDay) - hourMs
  const planned: Planned[] = []
  for (let turn = 0; turn <= spares; turn += 1) {
    const pairs = Array.from({ length: days }, () => newPair(keys))
    const publicKeys = pairs.map(({ publicKey }) => publicKey)
    const plan = { city, firstDay, firstKey: firstKey + planned.length, publicKeys }
    for (const [at, certificate] of planDayKeys(plan).entries())
      planned.push({ ...certificate, privateCipher: pairs[at]?.privateCipher ?? Buffer.alloc(0) })
  }
  const until = Math.max(...planned.map((one) => one.until))
  for (let turn = 0; turn < lists; turn += 1) {
    const key = firstKey + planned.length
    planned.push({ ...newPair(keys), city, key, purpose: 'list', from, until })
  }
  return planned
}

/**
 * Makes the keys of days to come. The private halves stay here, sealed; what is answered is carried to the machine on which the
 * root lies, and until its signatures are brought back the keys sign nothing.
 */
export const makePassKeys = command({
  name: 'pass.make-keys',
  summary: 'Make keys for passes of days to come, to be signed by the root',
  roles: ['administrator'],
  input: MakePassKeys,
  outcome: PassKeysMade,
  area: (_sql, _input, { city }) => city,
  async run(tx, input, { city, keys, now, actor }) {
    const [last] = await tx<{ key: number }[]>`
      select coalesce(max(key), 0) as key from pass_keys`
    const firstKey = (last?.key ?? 0) + 1
    if (firstKey - 1 + input.days * (input.spares + 1) + input.lists > keyMax)
      throw new Problem('pass.keys-used-up')
    const made = plannedKeys(input, city, firstKey, keys)
    const moment = (at: Instant) => new Date(at).toISOString()
    await tx`
      insert into pass_keys (key, purpose, public_key, private_cipher, from_at, until_at, made_at, made_by)
      select k.key, k.purpose, k.public_key, decode(k.private, 'hex'), k.from_at, k.until_at, ${now}::timestamptz, ${actor.id} from unnest(
        ${made.map((one) => one.key)}::int[], ${made.map((one) => one.purpose)}::text[],
        ${made.map((one) => one.publicKey)}::text[], ${made.map((one) => one.privateCipher.toString('hex'))}::text[],
        ${made.map((one) => moment(one.from))}::timestamptz[], ${made.map((one) => moment(one.until))}::timestamptz[]) k (key, purpose, public_key, private, from_at, until_at)`
    return {
      city,
      keys: made.map(({ key, purpose, from, until, publicKey }) => ({
        ...{ key, purpose, publicKey },
        from: isoOf(from),
        until: isoOf(until),
      })),
    }
  },
})
