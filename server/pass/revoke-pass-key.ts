import { PassKeyRevoked, RevokePassKey } from '@bihuan/contract/pass.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'

/**
 * Ends a key before its day is over: from the next list on no guard takes what it signed, and passes are signed by a spare.
 * A key that signs lists is only laid aside by this: that guards refuse it takes a list of the root.
 */
export const revokePassKey = command({
  name: 'pass.revoke-key',
  summary: 'Revoke a key that signs passes',
  roles: ['administrator'],
  input: RevokePassKey,
  outcome: PassKeyRevoked,
  area: (_sql, _input, { city }) => city,
  async run(tx, { key, because }, { now, actor }) {
    await tx`
      update pass_keys set revoked_at = ${now}, revoked_by = ${actor.id}, revoked_because = ${because}
      where key = ${key} and revoked_at is null`
    const [row] = await tx<{ revokedAt: number | null }[]>`
      select revoked_at from pass_keys where key = ${key}`
    if (!row?.revokedAt) throw new Problem('pass.key-unknown', { key })
    return { key: Number(key), revokedAt: isoOf(row.revokedAt) }
  },
})
