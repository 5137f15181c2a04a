import { ContactChanged, CorrectContact } from '@bihuan/contract/contacts.ts'
import type { Exposure } from '@bihuan/core/contacts/exposure.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { exposureOf } from './exposure-json.ts'
import { exposedAt, groundOf, proposeFor } from './ground.ts'
import { areaOfContact, betweenOf, isOver, knownContact } from './store.ts'

/** What an investigator learnt since: the engine proposes anew, and a decision on other ground falls. */
export const correctContact = command({
  name: 'contact.correct',
  summary: 'Correct how a contact was exposed',
  roles: ['case-investigator'],
  input: CorrectContact,
  outcome: ContactChanged,
  area: (sql, { contact }, { actor }) => areaOfContact(sql, contact, actor),
  async run(tx, { contact, relation, exposure, version }, request) {
    const row = await knownContact(tx, contact)
    if (isOver(row)) throw new Problem('contact.over')
    if (row.version !== version) throw new Problem('contact.changed-meanwhile')
    const kind = relation ?? row.relation
    const stored = Object(row.exposure) as Exposure
    const next = exposure ? exposureOf(kind, exposure) : { ...stored, relation: kind }
    if (!(next.until >= next.from) || next.until > request.now)
      throw new Problem('contact.exposure-unclear')
    const ground = await groundOf(tx, row.caseId, request)
    const betweens = await betweenOf(tx, row.caseId, row.throughId ? [row.throughId] : [])
    const between = betweens.get(row.throughId ?? '') ?? null
    const proposal = proposeFor(next, between, ground)
    const { first, last } = exposedAt(next, between, ground)
    const isSameGround =
      proposal.kind === row.proposed && first === row.firstExposedAt && last === row.lastExposedAt
    const { keys, now } = request
    const [changed] = await tx<{ version: number }[]>`
      update contacts set relation = ${kind}, first_exposed_at = ${first}, last_exposed_at = ${last}, proposed = ${proposal.kind},
        proposal = ${tx.json(keys.sealedJson('facts', now, proposal))}, exposure = ${tx.json(keys.sealedJson('facts', now, next))},
        version = version + 1
        ${isSameGround ? tx`` : tx`, way = ${proposal.way}, decided = null, decided_by = null, decided_at = null, decided_unit = null, signed_at = null`}
      where id = ${contact} and version = ${version} returning version`
    if (!changed) throw new Problem('contact.changed-meanwhile')
    const decided = isSameGround ? row.decided : null
    return { contact, version: changed.version, proposed: proposal.kind, decided }
  },
})
