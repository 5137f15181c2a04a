import { Problem } from '../door/problem.ts'
import type { Finisher } from '../signing/finisher.ts'
import type { LookBackBody } from './draft-look-back.ts'
import { knownLookBack, linesOf } from './look-back-store.ts'
import { attestedOr } from './posts.ts'

/**
 * Writes what the second reader of a sample found, and opens again what they would decide otherwise: the decision falls and somebody decides
 * anew. A fact of an earlier list stands until then, so that nobody is freed or held by a second opinion alone.
 */
export const finishLookBack: Finisher = async (tx, signed, request) => {
  const { attestation } = await attestedOr<LookBackBody>(tx, 'look-back', signed, request)
  const { body, by } = attestation
  const row = await knownLookBack(tx, body.lookBack)
  if (row.signedAt !== null) throw new Problem('look-back.over')
  const now = new Map((await linesOf(tx, body.lookBack)).map((line) => [line.contactId, line]))
  const isSame = body.lines.every(({ contact, verdict, kind }) => {
    const line = now.get(contact)
    return line?.verdict === verdict && line.kind === kind
  })
  if (!isSame || body.lines.length !== now.size) throw new Problem('signing.moved-on')
  const differ = body.lines.filter(({ verdict }) => verdict === 'differ')
  await tx`
    update contacts c set decided = null, decided_by = null, decided_at = null, decided_unit = null, signed_at = null, reopened_at = ${request.now},
      version = c.version + 1
    from unnest(${differ.map(({ contact }) => contact)}::uuid[], ${differ.map(({ decided }) => decided)}::text[]) t (id, decided)
    where c.id = t.id and c.decided = t.decided and c.dropped_at is null and c.became_case is null`
  const { keys, now: at } = request
  const [written] = await tx`
    update look_backs set document = ${tx.json(keys.sealedJson('facts', at, signed.document) as never)}, assertions = ${tx.json(signed.assertions as never)},
      digest = ${signed.digest}, signed_by = ${by[0]?.officer ?? ''}, signed_at = ${at}
    where id = ${body.lookBack} and signed_at is null returning id`
  if (!written) throw new Problem('look-back.over')
  return body.lookBack
}
