import { DraftContactList, ListDrafted } from '@bihuan/contract/contacts.ts'
import type { Attestation } from '@bihuan/core/attestation/attestation.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import type { ContactKind } from '@bihuan/core/contacts/exposure.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { areaOfCase, knownCase } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem, type ProblemItem } from '../door/problem.ts'
import { openSigning } from '../signing/open-signing.ts'
import { digestOfAttestation } from '../trust/attested.ts'
import { factOfCase } from './fact-of-case.ts'
import { groundOf } from './ground.ts'
import { type ListBody, type ListLine, lineOf } from './list-document.ts'
import { checkPost } from './posts.ts'
import { contactsOfCase } from './store.ts'

// The area that answers is a district, or the city: signatures are checked against it.
const districtOf = async (sql: Reader, id: string) => (await areaOfCase(sql, id)).slice(0, 6)

type Counts = Record<ContactKind | 'unidentified', number>

/** What the officer is shown before signing: how many of each, and where the list is read. Nobody is named. */
const shownList = (number: number | null, id: string, counts: Counts) => {
  const name = number === null ? id : caseNumber(number)
  const { close, secondary, general, none, unidentified } = counts
  return {
    title: { zh: `${name} 的接触者名单`, en: `Contacts of ${name}` },
    lines: [
      {
        zh: `密接 ${close} 人，次密接 ${secondary} 人，一般接触者 ${general} 人，排除 ${none} 人`,
        en: `${close} close, ${secondary} secondary, ${general} general, ${none} none`,
      },
      {
        zh: `其中身份未明 ${unidentified} 人，查明后须再签一份`,
        en: `${unidentified} not identified yet: a new list follows when they are`,
      },
      {
        zh: '签署后名单送达转运专班，并可作为管控决定的依据',
        en: 'Once signed it reaches who moves people, and orders can rest on it',
      },
    ],
    leadsTo: `/cases/${encodeURIComponent(id)}/contacts`,
  }
}

/** Refuses before anybody signs what the facts of a list would refuse after: close contacts of before the infectious days, each by its id. */
function checkWindow(
  lines: readonly ListLine[],
  from: Instant | null,
  { definitions: { lookbackDays } }: Policy,
): void {
  if (from === null || lookbackDays === null || !lookbackDays.binds) return
  const early = lines.filter(
    ({ kind, person, lastExposedAt }) =>
      kind === 'close' && person !== null && lastExposedAt < from,
  )
  const items = early.map(
    ({ contact }): ProblemItem => ({
      pointer: `/contacts/${contact}`,
      code: 'fact.exposure-too-early',
      zh: '接触早于病例的传染期，请更正时间或改判',
      en: 'the exposure is before the infectious days: correct its time, or judge it anew',
    }),
  )
  if (items.length > 0)
    throw new Problem('fact.exposure-too-early', { days: String(lookbackDays.v) }, items)
}

/**
 * Puts the list of a case before who asks, to be signed with one passkey. All that is decided stands on it, whom nobody has found in the
 * register too; who is not judged yet waits for the next one.
 */
export const draftContactList = command({
  name: 'contact.draft-list',
  summary: 'Draft the contact list of a case',
  roles: ['case-investigator', 'district-commander'],
  input: DraftContactList,
  outcome: ListDrafted,
  area: (sql, { case: id }) => areaOfCase(sql, id),
  async run(tx, { case: id }, request) {
    const row = await knownCase(tx, id)
    const rows = (await contactsOfCase(tx, id)).filter(({ becameCase }) => becameCase === null)
    const lines = rows.flatMap((one) => lineOf(one) ?? [])
    if (lines.length === 0) throw new Problem('contact.list-empty')
    const open = new Set(rows.filter(({ signedAt }) => signedAt === null).map((one) => one.id))
    if (!lines.some(({ contact }) => open.has(contact))) throw new Problem('contact.list-unchanged')
    await factOfCase(tx, row, request.now)
    const area = await districtOf(tx, id)
    const by = { officer: request.actor.id, unit: request.actor.unit }
    await checkPost(tx, by, area, request)
    const { policy, windows } = await groundOf(tx, id, request)
    checkWindow(lines, windows.infectious?.from ?? null, policy)
    const body: ListBody = { case: id, policy: policy.pack.id, lines }
    const document: Attestation<ListBody> = {
      version: 1,
      kind: 'contact-list',
      id: request.id,
      area,
      issuedAt: request.now,
      by: [by],
      body,
    }
    const many = (kind: ContactKind) => lines.filter((line) => line.kind === kind).length
    const counts = {
      close: many('close'),
      secondary: many('secondary'),
      general: many('general'),
      none: many('none'),
      unidentified: lines.filter(({ person }) => person === null).length,
    }
    const signing = await openSigning(
      tx,
      {
        kind: 'contact-list',
        document,
        digest: digestOfAttestation(document),
        area,
        person: null,
        signers: [{ ...by, power: 'attest' }],
        shown: { ...counts, ...shownList(row.number, id, counts) },
      },
      request,
    )
    return { signing, ...counts }
  },
})
