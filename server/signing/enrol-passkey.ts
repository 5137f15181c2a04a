import { createPublicKey } from 'node:crypto'
import { staffRoles } from '@bihuan/contract/access.ts'
import { EnrolPasskey, PasskeyEnrolled } from '@bihuan/contract/signing.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'

function isUsable(publicKey: string): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.from(publicKey, 'base64url'),
      format: 'der',
      type: 'spki',
    })
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key
    return type === 'ed25519' || (type === 'ec' && details?.namedCurve === 'prime256v1')
  } catch {
    return false // not a key
  }
}

/**
 * Enrols a passkey of one's own. It signs for nothing yet: the appointing authority names it in an appointment, signed where
 * its key lies, off line.
 */
export const enrolPasskey = command({
  name: 'passkey.enrol',
  summary: 'Enrol a passkey of one’s own',
  roles: staffRoles,
  input: EnrolPasskey,
  outcome: PasskeyEnrolled,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { credential, publicKey }, { actor, now }) {
    if (!isUsable(publicKey)) throw new Problem('passkey.refused')
    await tx`
      insert into passkeys (credential, account_id, public_key, enrolled_at)
      values (${credential}, ${actor.id}, ${publicKey}, ${now}) on conflict (credential) do nothing`
    const [own] = await tx<{ accountId: string; publicKey: string }[]>`
      select account_id, public_key from passkeys where credential = ${credential}`
    if (own?.accountId !== actor.id || own.publicKey !== publicKey)
      throw new Problem('passkey.taken')
    return { credential, appointed: false }
  },
})
