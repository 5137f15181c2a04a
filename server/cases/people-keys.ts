import { pinyin } from 'pinyin-pro'
import type { Keys } from '../keys.ts'

const han = /^\p{Script=Han}+$/u
const separators = /[\s·•‧.]+/u

const lettersOf = (part: string): string =>
  han.test(part)
    ? pinyin(part, { pattern: 'first', toneType: 'none', surname: 'head', separator: '' })
    : (part[0] ?? '')

/**
 * The first letters of a name as it is spoken: `zxm` of 曾小明, `sxx` of 单雄信, `js` of John Smith. Family names of several readings are read
 * as family names (曾 zeng, 单 shan, 仇 qiu); a given name of several readings has its most frequent one.
 */
export function initialsOf(name: string): string {
  const parts = name.normalize('NFKC').trim().split(separators)
  return parts.map(lettersOf).join('').toLowerCase()
}

/** Digits of a phone without the country: the same number however it was written. */
export const phoneDigits = (phone: string): string =>
  phone.replace(/\D+/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')

// 64 bits of a keyed hash: what is kept for a search is checked against nothing else, and 12 million of them collide once in 250,000 cities.
const short = (hash: Buffer): string => hash.readBigInt64BE(0).toString()

/** The keyed hash by which somebody is found who has a phone number; null without digits. */
export function phoneHashOf(keys: Keys, phone: string | null): string | null {
  const digits = phone === null ? '' : phoneDigits(phone)
  return digits.length < 5 ? null : short(keys.documentHash('search-phone', '', digits))
}

/**
 * The keyed hash of the last four characters of a document. Four characters are few, so that without the key nothing can be tried out, and
 * with it about one person in ten thousand is found by them alone.
 */
export const tailHashOf = (keys: Keys, number: string): string =>
  short(keys.documentHash('search-tail', '', number.slice(-4).toUpperCase()))
