import {
  canonicalDocument,
  type DocumentFault,
  type DocumentKind,
} from '@bihuan/core/identity/document.ts'
import { birthDate } from './birth-date.ts'

export type Sex = 'female' | 'male'

/** What is typed of somebody whom the city may not know. */
export type Draft = {
  kind: DocumentKind
  country: string
  number: string
  name: string
  /** Born these days, without a name of its own: `name` is the mother's. */
  isNewborn: boolean
  sex: Sex | ''
  bornOn: string
  phone: string
  address: string
}

export type SeenDocument = {
  kind: Exclude<DocumentKind, 'none'>
  country: string
  number: string
}
export type WalkIn = {
  name: string
  sex: Sex
  bornOn: string
  phone: string | null
  documents: SeenDocument[]
  address: string
}
export type Field = 'number' | 'name' | 'sex' | 'bornOn' | 'phone' | 'address'
export type FieldFault = DocumentFault | 'characters' | 'missing'
export type Faults = Partial<Record<Field, FieldFault>>

/** An empty form for a kind of document. */
export const emptyDraft = (kind: DocumentKind): Draft => ({
  kind,
  country: '',
  number: '',
  name: '',
  isNewborn: false,
  sex: '',
  bornOn: '',
  phone: '',
  address: '',
})

// ICAO 9303 part 3: the code of a person of unspecified nationality.
const unspecifiedCountry = 'XXX'

/** The document as it is found by, or what is wrong with what was typed. Null where there is none to check. */
export function documentOf({
  kind,
  country,
  number,
}: Pick<Draft, 'kind' | 'country' | 'number'>): SeenDocument | DocumentFault | null {
  if (kind === 'none') return null
  const read = canonicalDocument(kind, country, number)
  if (!read.ok) return read.fault
  // A foreigner's card since 2023 does not name the country; the holder does.
  return {
    kind,
    country: read.country === '' ? unspecifiedCountry : read.country,
    number: read.number,
  }
}

const dots = /[•‧・･∙⋅．·]/gu

/** One kind of middle dot, single spaces: 阿依古丽•买买提 and 阿依古丽·买买提 are one name. */
export const tidyName = (name: string): string =>
  name.normalize('NFC').replace(dots, '·').replace(/\s+/gu, ' ').trim()

const isName = (name: string) => /^[\p{L}\p{M}][\p{L}\p{M}\s·'’.-]{0,59}$/u.test(name)

/** A newborn is called after its mother until it has a name, as hospitals do. */
function nameOf({ name, isNewborn, sex }: Draft): string {
  const tidy = tidyName(name)
  if (!isNewborn || tidy === '') return tidy
  return /\p{Script=Han}/u.test(tidy)
    ? `${tidy}之${sex === 'male' ? '子' : '女'}`
    : `Baby of ${tidy}`
}

const phoneOf = (phone: string) => phone.normalize('NFKC').replace(/[\s()-]/g, '')

/** What a resident number tells: sex, and the day of birth unless it is that of an invented person (born before 1900). */
export function toldByNumber({ kind, number }: SeenDocument): { sex?: Sex; bornOn?: string } {
  if (kind !== 'resident-id') return {}
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female'
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return bornOn < '1900' ? { sex } : { sex, bornOn }
}

/** The walk-in that a draft makes, or what is missing or wrong, field by field. `today` is a city date. */
export function walkInOf(
  draft: Draft,
  today: string,
): { ok: true; walkIn: WalkIn } | { ok: false; faults: Faults } {
  const faults: Faults = {}
  const document = documentOf(draft)
  if (typeof document === 'string') faults.number = document
  const name = nameOf(draft)
  if (name === '') faults.name = 'missing'
  else if (!isName(name)) faults.name = 'characters'
  if (draft.sex === '') faults.sex = 'missing'
  const bornOn = birthDate(draft.bornOn, today)
  if (draft.bornOn.trim() === '') faults.bornOn = 'missing'
  else if (bornOn === null) faults.bornOn = 'date'
  const phone = phoneOf(draft.phone)
  if (phone !== '' && !/^\+?\d{6,15}$/.test(phone)) faults.phone = 'characters'
  const address = draft.address.trim()
  if (address === '') faults.address = 'missing'
  if (Object.keys(faults).length > 0 || draft.sex === '' || bornOn === null)
    return { ok: false, faults }
  return {
    ok: true,
    walkIn: {
      name,
      sex: draft.sex,
      bornOn,
      phone: phone === '' ? null : phone,
      documents: document === null || typeof document === 'string' ? [] : [document],
      address,
    },
  }
}
