import type { Power } from '@bihuan/core/orders/register.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import type { SigningKind } from './finisher.ts'

export type NeededSigner = { officer: string; unit: string; power: Power }

/** A document that was judged and now waits for its signatures. */
export type Opening = {
  kind: SigningKind
  document: unknown
  /** SHA-256 of its canonical bytes in hexadecimal: what the passkeys sign. */
  digest: string
  /** The district or city that answers for it. */
  area: string
  /** Whom it names, if one person: every reading of it leaves a trace. */
  person: string | null
  /** Who signs, in this order. */
  signers: readonly NeededSigner[]
  /** Counts, map and sample that are looked at before signing. */
  shown?: unknown
  /** The orders of a batch. */
  orders?: readonly { person: string; document: unknown; digest: string }[]
  lifeMs?: number
}

// Codes only: lists of what waits for signatures are read without a purpose, and the document itself lies sealed.
function titleOf({ kind, document }: Opening): string {
  const says = Object(document) as { kind?: unknown; basis?: unknown; pack?: unknown }
  return [kind, says.kind, says.basis, says.pack]
    .filter((one) => typeof one === 'string')
    .join(' · ')
}

const usualLifeMs = 24 * hourMs

/**
 * Puts a document before its signers and gives the id of the signing, which is that of the command that opened it: one
 * signing a command, and a repeated command opens no second one.
 */
export async function openSigning(tx: Tx, it: Opening, request: Request): Promise<string> {
  const { id, now, actor, keys } = request
  // Rules are public; whatever is about people lies under the key of its month.
  const sealed = (document: unknown) =>
    it.kind === 'adoption' ? document : keys.sealedJson('orders', now, document)
  await tx`
    insert into signings (id, kind, title, document, digest, area_code, person_id, signers, shown, drafted_by, drafted_at, expires_at)
    values (${id}, ${it.kind}, ${titleOf(it)}, ${tx.json(sealed(it.document) as never)}, ${it.digest}, ${it.area}, ${it.person},
      ${tx.json(it.signers as never)}, ${it.shown === undefined ? null : tx.json(sealed(it.shown) as never)},
      ${actor.id}, ${now}, ${now + (it.lifeMs ?? usualLifeMs)})`
  const orders = it.orders ?? []
  if (orders.length > 0)
    await tx`
      insert into signing_orders (signing_id, index, person_id, document, digest)
      select ${id}, n - 1, person, document::jsonb, digest
      from unnest(${orders.map(({ person }) => person)}::bigint[], ${orders.map(({ document }) => JSON.stringify(sealed(document)))}::text[],
        ${orders.map(({ digest }) => digest)}::text[]) with ordinality t (person, document, digest, n)`
  return id
}
