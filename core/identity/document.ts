import { eighteenFault, type NumberFault, residentFault, upgradeResidentId } from './resident-id.ts'

export const documentKinds = [
  'resident-id', // GB 11643, also the residence permits of people from Hong Kong, Macau and Taiwan
  'passport',
  'hk-macau-permit', // 港澳居民来往内地通行证
  'taiwan-permit', // 台湾居民来往大陆通行证
  'foreign-permanent-resident', // 外国人永久居留身份证
  'none', // a newborn, or somebody whose papers are lost
] as const

export type DocumentKind = (typeof documentKinds)[number]

export type DocumentFault = NumberFault | 'empty' | 'country' | 'no-document'

export type CanonicalDocument =
  | { ok: true; kind: DocumentKind; country: string; number: string }
  | { ok: false; fault: DocumentFault }

// Spaces and dashes of every kind, zero-width marks that come with pasted text, brackets around a permit's letter.
const ornament = /[\s\p{Pd}\u2212\u200b-\u200f\u2060\ufeff()]/gu

/** Half-width, upper case, nothing but what the number consists of. Applied twice it changes nothing. */
function tidy(raw: string): string {
  // People type a multiplication sign or a Cyrillic letter for the check character X.
  return raw
    .normalize('NFKC')
    .replace(ornament, '')
    .toUpperCase()
    .replace(/[\u00d7\u0425]/g, 'X')
}

type Reading = { country: string; number: string } | DocumentFault

const chinese = (number: string, fault: DocumentFault | null): Reading =>
  fault ?? { country: 'CHN', number }

function readResidentId(text: string): Reading {
  if (text.length !== 15) return chinese(text, residentFault(text))
  if (!/^\d{15}$/.test(text)) return 'characters'
  const number = upgradeResidentId(text)
  return chinese(number, residentFault(number))
}

function readPassport(text: string, country: string): Reading {
  if (!/^[A-Z]{3}$/.test(country)) return 'country'
  // ICAO Doc 9303: at most 9 characters in the machine-readable zone. There is no check digit to test.
  if (text.length < 5 || text.length > 9) return 'length'
  return /^[A-Z0-9]*\d[A-Z0-9]*$/.test(text) ? { country, number: text } : 'characters'
}

function readHkMacauPermit(text: string): Reading {
  // 9 characters for life; the older booklet adds two digits that count its renewals.
  if (text.length !== 9 && text.length !== 11) return 'length'
  if (!/^[HM]\d+$/.test(text)) return 'characters'
  return { country: text.startsWith('H') ? 'HKG' : 'MAC', number: text.slice(0, 9) }
}

function readTaiwanPermit(text: string): Reading {
  // 8 digits for life; the older booklet adds two digits that count its renewals, and a letter.
  const digits = /^(\d+)[A-Z]?$/.exec(text)?.[1]
  if (digits === undefined) return 'characters'
  return digits.length === 8 || digits.length === 10
    ? { country: 'TWN', number: digits.slice(0, 8) }
    : 'length'
}

function readForeignPermanentResident(text: string, country: string): Reading {
  if (text.length === 18) {
    const fault = eighteenFault(text, (digits) => digits.startsWith('9'))
    return fault ?? { country: /^[A-Z]{3}$/.test(country) ? country : '', number: text }
  }
  // The card before 2023: three letters of the country, twelve digits. Its check digit is not published.
  if (text.length !== 15) return 'length'
  return /^[A-Z]{3}\d{12}$/.test(text) ? { country: text.slice(0, 3), number: text } : 'characters'
}

/**
 * One form for every way in which a document's number is typed, scanned or pasted, so that one keyed hash finds it.
 * `country` is ISO 3166 alpha-3 and counts for passports; the other kinds imply theirs. Kind `none` has no number to
 * find a person by and is always a fault: give such a person an id of their own. Sources: GB 11643, ICAO Doc 9303.
 */
export function canonicalDocument(
  kind: DocumentKind,
  country: string | null,
  raw: string,
): CanonicalDocument {
  if (kind === 'none') return { ok: false, fault: 'no-document' }
  const text = tidy(raw)
  if (text === '') return { ok: false, fault: 'empty' }
  const reading = readers[kind](text, tidy(country ?? ''))
  return typeof reading === 'string'
    ? { ok: false, fault: reading }
    : { ok: true, kind, ...reading }
}

const readers: Record<Exclude<DocumentKind, 'none'>, (text: string, country: string) => Reading> = {
  'resident-id': readResidentId,
  passport: readPassport,
  'hk-macau-permit': readHkMacauPermit,
  'taiwan-permit': readTaiwanPermit,
  'foreign-permanent-resident': readForeignPermanentResident,
}
