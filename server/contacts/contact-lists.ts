import { ContactLists, ContactListsParams } from '@bihuan/contract/contacts.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { areaOfCase } from '../cases/store.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { attested } from '../trust/attested.ts'
import { trustOf } from '../trust/trust-of.ts'

type Row = {
  id: string
  document: unknown
  assertions: unknown
  digest: string
  policy: string
  lines: number
  signedBy: string
  unit: string
  signedAt: Instant
}

/** The signed lists of a case with whether each signature holds now; the newest is the one that counts. Nobody is named. */
export const contactLists = query({
  name: 'contact.lists',
  summary: 'The signed contact lists of a case',
  roles: ['case-investigator', 'district-commander', 'city-commander', 'inspector'],
  params: ContactListsParams,
  outcome: ContactLists,
  async run(sql, { case: id }, { actor, anchors }) {
    const area = await areaOfCase(sql, id)
    if (!covers(actor.areaCode, area))
      throw new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
    const trust = await trustOf(sql, anchors)
    const rows = await sql<Row[]>`
      select id, document, assertions, digest, policy, lines, signed_by, unit, signed_at from contact_lists
      where case_id = ${id} order by signed_at desc, id desc limit 50`
    return {
      lists: rows.map(({ id: list, document, assertions, signedAt, ...row }, n) => ({
        ...row,
        list,
        signedAt: isoOf(signedAt),
        holds: attested('contact-list', document, assertions, trust).ok,
        isNewest: n === 0,
      })),
    }
  },
})
