import { canonicalDocument, type DocumentFault } from '@bihuan/core/identity/document.ts'
import type { DocumentKind } from '../../api/wire.ts'

/** Who somebody is by a document, as typed. */
export type Papers = { kind: DocumentKind; country: string; number: string; name: string }
export type PapersFaults = { number: DocumentFault | null; country: boolean; name: boolean }

export const noPapers: Papers = { kind: 'resident-id', country: '', number: '', name: '' }

const chineseKinds: Partial<Record<DocumentKind, string>> = {
  'resident-id': 'CHN',
  'taiwan-permit': 'TWN',
}

/** A name without the blanks around it and of one form. */
export const nameOf = (text: string) => text.normalize('NFKC').replace(/\s+/g, ' ').trim()

/** Papers as they are sent, or what is wrong with them, field by field. */
export function readPapers(
  typed: Papers,
): { ok: true; papers: Papers } | { ok: false; faults: PapersFaults } {
  const { kind, number } = typed
  const read = canonicalDocument(kind, chineseKinds[kind] ?? typed.country, number)
  const name = nameOf(typed.name)
  const needsCountry = kind === 'passport' && typed.country === ''
  if (read.ok && name !== '' && !needsCountry)
    return { ok: true, papers: { kind, country: read.country || 'CHN', number: read.number, name } }
  const fault = read.ok || read.fault === 'country' ? null : read.fault
  return { ok: false, faults: { number: fault, country: needsCountry, name: name === '' } }
}
