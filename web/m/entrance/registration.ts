import type { AskRegistration } from '../wire.ts'
import { bornOnOf } from './birth-date.ts'
import { type Papers, type PapersFaults, readPapers } from './papers.ts'

/** What somebody whom the city does not know types. */
export type Registration = {
  papers: Papers
  sex: 'female' | 'male'
  born: string
  phone: string
  community: string
  address: string
}
export type RegistrationFaults = {
  papers: PapersFaults | null
  born: boolean
  phone: boolean
  community: boolean
  address: boolean
}

/** A phone number without blanks and dashes; null where it cannot be one. */
export function phoneOf(text: string): string | null {
  const phone = text.normalize('NFKC').replace(/[\s().\p{Pd}]/gu, '')
  return /^\+?\d{6,15}$/.test(phone) ? phone : null
}

/** A registration as it is sent, or what is wrong with it, field by field. `today` is `2026-11-21`. */
export function readRegistration(
  typed: Registration,
  today: string,
): { ok: true; input: AskRegistration } | { ok: false; faults: RegistrationFaults } {
  const papers = readPapers(typed.papers)
  const bornOn = bornOnOf(typed.born, today)
  const phone = phoneOf(typed.phone)
  const address = typed.address.normalize('NFKC').trim()
  const { sex, community } = typed
  if (papers.ok && bornOn !== null && phone !== null && community !== '' && address !== '')
    return { ok: true, input: { ...papers.papers, sex, bornOn, phone, community, address } }
  return {
    ok: false,
    faults: {
      papers: papers.ok ? null : papers.faults,
      born: bornOn === null,
      phone: phone === null,
      community: community === '',
      address: address === '',
    },
  }
}
