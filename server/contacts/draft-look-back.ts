import { DraftLookBack, LookBackDrafted } from '@bihuan/contract/look-back.ts'
import type { Attestation } from '@bihuan/core/attestation/attestation.ts'
import type { ContactKind } from '@bihuan/core/contacts/exposure.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { openSigning } from '../signing/open-signing.ts'
import { digestOfAttestation } from '../trust/attested.ts'
import { knownLookBack, linesOf } from './look-back-store.ts'
import { checkPost } from './posts.ts'

/** What the reader of a sample signs: every line of it, with what they say. */
export type LookBackBody = {
  readonly lookBack: string
  readonly day: string
  readonly seed: string
  readonly decided: number
  readonly lines: readonly {
    readonly contact: string
    readonly decided: ContactKind
    readonly verdict: 'agree' | 'differ'
    readonly kind: ContactKind | null
    readonly readBy: string
  }[]
}

/** Puts a sample before its reader to be signed, once all of it is read: 100 % or not at all. */
export const draftLookBack = command({
  name: 'look-back.draft',
  summary: 'Draft what a second reading came to',
  roles: ['case-investigator', 'district-commander', 'city-commander', 'inspector'],
  input: DraftLookBack,
  outcome: LookBackDrafted,
  area: async (sql, { lookBack }) => (await knownLookBack(sql, lookBack)).areaCode,
  async run(tx, { lookBack }, request) {
    const row = await knownLookBack(tx, lookBack)
    if (row.signedAt !== null) throw new Problem('look-back.over')
    const found = await linesOf(tx, lookBack)
    const lines = found.flatMap(({ contactId: contact, decided, verdict, kind, readBy }) =>
      verdict === null || readBy === null ? [] : [{ contact, decided, verdict, kind, readBy }],
    )
    if (lines.length < found.length)
      throw new Problem('look-back.not-complete', { left: String(found.length - lines.length) })
    const by = { officer: request.actor.id, unit: request.actor.unit }
    if (found.some(({ decidedUnit }) => decidedUnit === by.unit))
      throw new Problem('look-back.own-unit')
    const { areaCode: area, day, seed, decided } = row
    await checkPost(tx, by, area, request)
    const document: Attestation<LookBackBody> = {
      version: 1,
      kind: 'look-back',
      id: request.id,
      area,
      issuedAt: request.now,
      by: [by],
      body: { lookBack, day, seed, decided, lines },
    }
    const differ = lines.filter(({ verdict }) => verdict === 'differ').length
    const counts = { agree: lines.length - differ, differ }
    const signing = await openSigning(
      tx,
      {
        kind: 'look-back',
        document,
        digest: digestOfAttestation(document),
        area,
        person: null,
        signers: [{ ...by, power: 'attest' }],
        shown: {
          title: { zh: `${day} 回头看`, en: `Second reading of ${day}` },
          lines: [
            {
              zh: `抽取 ${lines.length} 条，全部复核：同意 ${counts.agree} 条，不同 ${differ} 条`,
              en: `${lines.length} lines, all read: ${counts.agree} agree, ${differ} differ`,
            },
            {
              zh: '签署后，意见不同的退回重判',
              en: 'Once signed, what differs is open again',
            },
          ],
          leadsTo: `/look-backs/${lookBack}`,
        },
      },
      request,
    )
    return { signing, ...counts }
  },
})
