import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
} from 'node:crypto'
import { type Appointment, appointmentBytes, type Dismissal } from '@bihuan/core/orders/register.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

/** The key that appoints officers. In a real city it lies off line, and only the signed documents come here. */
export type Authority = {
  /** SPKI in base64url, as `trust.json` names it. */
  readonly publicKey: string
  /** PKCS #8 in base64url. */
  readonly privateKey: string
  sign(document: Appointment | Dismissal): Buffer
}

/** The authority of a private key (PKCS #8, base64url), or a new one: Ed25519. */
export function authorityOf(privateKey?: string): Authority {
  const key: KeyObject = privateKey
    ? createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' })
    : generateKeyPairSync('ed25519').privateKey
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64url'),
    privateKey: key.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    sign: (document) => signBytes(null, appointmentBytes(document), key),
  }
}

type Paper<T> = { document: T; signature: Buffer }

/** Puts signed appointments into the register and gives how many are new; one that is there already stays as it is. */
export async function writeAppointments(
  sql: Reader,
  signed: readonly Paper<Appointment>[],
  knownAt: Instant,
): Promise<number> {
  const rows = await sql`
    insert into appointments (id, officer, document, signature, known_at)
    select d::jsonb ->> 'id', d::jsonb ->> 'officer', d::jsonb, decode(s, 'hex'), ${knownAt}
    from unnest(${signed.map(({ document }) => JSON.stringify(document))}::text[], ${signed.map(({ signature }) => signature.toString('hex'))}::text[]) t (d, s)
    on conflict (id) do nothing returning id`
  return rows.length
}

/** Puts signed dismissals into the register and gives how many are new. */
export async function writeDismissals(
  sql: Reader,
  signed: readonly Paper<Dismissal>[],
  knownAt: Instant,
): Promise<number> {
  const rows = await sql`
    insert into dismissals (id, appointment_id, document, signature, known_at)
    select d::jsonb ->> 'id', d::jsonb ->> 'appointment', d::jsonb, decode(s, 'hex'), ${knownAt}
    from unnest(${signed.map(({ document }) => JSON.stringify(document))}::text[], ${signed.map(({ signature }) => signature.toString('hex'))}::text[]) t (d, s)
    on conflict (id) do nothing returning id`
  return rows.length
}
