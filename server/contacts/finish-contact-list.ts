import { knownCase } from '../cases/store.ts'
import { Problem } from '../door/problem.ts'
import type { Finisher } from '../signing/finisher.ts'
import { factOfCase } from './fact-of-case.ts'
import { groundOf } from './ground.ts'
import type { ListBody } from './list-document.ts'
import { factsOfList } from './list-facts.ts'
import { attestedOr } from './posts.ts'
import { contactsOf, isLookedAfter } from './store.ts'

/**
 * Makes a signed list of contacts take effect: the facts on which orders may rest, and the list of who moves people. Whatever changed
 * since it was drafted refuses it whole: nobody signs what they have not seen.
 */
export const finishContactList: Finisher = async (tx, signed, request) => {
  const { attestation } = await attestedOr<ListBody>(tx, 'contact-list', signed, request)
  const { body, by } = attestation
  const { lines } = body
  const row = await knownCase(tx, body.case)
  const rows = await contactsOf(
    tx,
    lines.map(({ contact }) => contact),
  )
  const now = new Map(rows.map((one) => [one.id, one]))
  const isMoved = lines.some(({ contact, version }) => {
    const one = now.get(contact)
    return one?.version !== version || one.droppedAt !== null || one.caseId !== body.case
  })
  if (isMoved) throw new Problem('contact.list-moved-on')
  const index = await factOfCase(tx, row, request.now)
  const { policy, windows } = await groundOf(tx, body.case, request)
  const before = new Map(rows.flatMap(({ id, factId }) => (factId === null ? [] : [[id, factId]])))
  const list = signed.signing
  const facts = await factsOfList(
    tx,
    lines,
    { list, index, notBefore: windows.infectious?.from ?? null, policy, before },
    request,
  )
  const handed = lines.flatMap(({ contact, kind, person }) =>
    isLookedAfter(kind) && person !== null ? [contact] : [],
  )
  await tx`
    update contacts c set list_id = ${list}, signed_at = ${request.now}, fact_id = t.fact,
      handed_at = case when c.id = any(${handed}::uuid[]) then coalesce(c.handed_at, ${request.now}::timestamptz) end
    from unnest(${lines.map(({ contact }) => contact)}::uuid[], ${lines.map(({ contact }) => facts.get(contact) ?? null)}::text[]) t (id, fact)
    where c.id = t.id`
  const [signer] = by
  await tx`
    insert into contact_lists (id, case_id, area_code, document, assertions, digest, policy, lines, signed_by, unit, signed_at)
    values (${list}, ${body.case}, ${signed.area}, ${tx.json(request.keys.sealedJson('facts', request.now, signed.document) as never)},
      ${tx.json(signed.assertions as never)}, ${signed.digest}, ${body.policy}, ${lines.length}, ${signer?.officer ?? ''}, ${signer?.unit ?? ''},
      ${request.now})`
  return list
}
