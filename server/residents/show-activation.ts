import { Activation, ActivationParams } from '@bihuan/contract/residents.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'

/** The printed code of an activation, for whoever issued it and as long as it can be used. */
export const showActivation = query({
  name: 'activation.show',
  summary: 'The printed code of an activation',
  roles: ['registrar', 'grid-worker'],
  params: ActivationParams,
  outcome: Activation,
  async run(sql, { activation }, { actor, keys, now }) {
    const [row] = await sql<{ expiresAt: Instant }[]>`
      select expires_at from activations
      where id = ${activation} and issued_by = ${actor.id} and used_at is null and expires_at > ${now}`
    if (!row) throw new Problem('activation.unknown')
    return { code: keys.activationCode(activation), expiresAt: isoOf(row.expiresAt) }
  },
})
