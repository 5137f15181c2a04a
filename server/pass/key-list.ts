import { PassKeys, PassKeysParams } from '@bihuan/contract/pass.ts'
import type { KeyPurpose } from '@bihuan/core/pass/key-certificate.ts'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { keyAt } from './day-keys.ts'
import { keysEnoughUntil, lowKeysMs } from './enough-keys.ts'

type Row = {
  key: number
  purpose: KeyPurpose
  publicKey: string
  fromAt: number
  untilAt: number
  isCertified: boolean
  revokedAt: number | null
  revokedBecause: string | null
}

// A paper pass of a key lives three days after it.
const shownAfterMs = 72 * hourMs

/** The keys of the passes: which signs now, how long they last, which are revoked. No private half leaves. */
export const passKeyList = query({
  name: 'pass.keys',
  summary: 'Keys of the passes, and how long they last',
  roles: ['administrator', 'privacy-officer', 'inspector'],
  params: PassKeysParams,
  outcome: PassKeys,
  async run(sql, _params, { now, city, keys, anchors }) {
    const root = { city, passRoot: anchors.passRoot }
    const rows = await sql<Row[]>`
      select key, purpose, public_key, from_at, until_at, certificate is not null as is_certified, revoked_at, revoked_because
      from pass_keys where until_at > ${now - shownAfterMs} order by purpose, from_at, key limit 2000`
    const [list] = await sql<{ number: string }[]>`
      select number from pass_root_lists order by number desc limit 1`
    const enough = await keysEnoughUntil(sql, root, now)
    const signing = await keyAt(sql, { ...root, keys }, 'pass', now)
    return {
      now: isoOf(now),
      root: anchors.passRoot,
      signsNow: signing?.key ?? null,
      enoughUntil: enough === null ? null : isoOf(enough),
      isLow: enough === null || enough - now < lowKeysMs,
      rootList: list ? Number(list.number) : null,
      keys: rows.map(({ fromAt, untilAt, revokedAt, ...row }) => ({
        ...row,
        from: isoOf(fromAt),
        until: isoOf(untilAt),
        revokedAt: revokedAt === null ? null : isoOf(revokedAt),
      })),
    }
  },
})
