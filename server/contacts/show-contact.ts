import { ContactParams, ContactView } from '@bihuan/contract/contacts.ts'
import type { Proposal } from '@bihuan/core/contacts/propose.ts'
import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { homesOf } from '../orders/homes.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { shippedWords } from '../policy/shipped.ts'
import { wireOf } from './exposure-json.ts'
import { rowView, viewOf } from './row-view.ts'
import { isInReach, knownContact } from './store.ts'

type Besides = {
  words: unknown
  called: unknown
  decidedBy: string | null
  decidedAt: Instant | null
  informedHow: 'phone' | 'visit' | 'text' | null
  dropReason: 'entered-twice' | 'another-person' | 'was-not-there' | 'not-found' | null
  phoneCipher: Buffer | null
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const isErased = (value: unknown) => Object.hasOwn(Object(value) as object, '$erased')

/** One contact opened, for who investigates, finds or moves them: the name, phone and address in full, with a trace. */
export const showContact = query({
  name: 'contact.show',
  summary: 'One contact, opened',
  roles: ['case-investigator', 'grid-worker', 'transfer-dispatcher', 'district-commander'],
  params: ContactParams,
  outcome: ContactView,
  people: true,
  async run(sql, { contact }, question) {
    const { actor, purpose, now, keys } = question
    const record = await knownContact(sql, contact)
    if (!isInReach(actor, record))
      throw new Problem('access.area-is-not-yours', {
        area: record.areaCode,
        own: actor.areaCode,
      })
    if (record.personId !== null)
      await leaveTrace(sql, {
        person: record.personId,
        query: 'contact.show',
        actor,
        purpose: purpose ?? '',
        at: now,
      })
    const [row] = await viewOf(sql, sql`select ${contact}::uuid as id, 1 as n`)
    const [more] = await sql<Besides[]>`
      select c.words, c.called, c.decided_by, c.decided_at, c.informed_how, c.drop_reason, p.phone_cipher
      from contacts c left join people p on p.id = c.person_id where c.id = ${contact}`
    if (!row || !more) throw new Problem('contact.unknown')
    const home = (await homesOf(sql, record.personId === null ? [] : [record.personId])).values()
    const [lives] = [...home]
    const policy = await policyNow(sql, question)
    const proposal = record.proposal as Proposal | null
    return {
      row: rowView(row),
      name: lives?.name ?? null,
      phone: more.phoneCipher === null ? null : keys.open(more.phoneCipher),
      address: lives?.address ?? null,
      called: more.called === null || isErased(more.called) ? null : (more.called as object),
      exposure: wireOf(record.exposure),
      proposal: proposal === null || isErased(proposal) ? null : wireProposal(proposal),
      words: textOf(more.words),
      decidedBy: more.decidedBy,
      decidedAt: more.decidedAt === null ? null : isoOf(more.decidedAt),
      informedHow: more.informedHow,
      dropReason: more.dropReason,
      fact: record.factId,
      ways: policy.definitions.contactReasons.v.map((id) => ({
        id,
        ...wordsOf(policy, id, shippedWords()),
      })),
    }
  },
})

/** A proposal as it goes over the wire. */
export const wireProposal = ({ rule, inputs, missing, ...rest }: Proposal) => ({
  ...rest,
  rule: { ...rule, words: { ...rule.words } },
  inputs: [...inputs],
  missing: [...missing],
})
