import { bytesOf } from '../person-code/code-bytes.ts'

/** Six Chinese characters: what is left of a version 8 QR code, level M, when all else is in it. */
export const passNameBytesMax = 18

/** The beginning of a masked name that fits a pass, cut at a character. */
export function cutName(name: string): string {
  let kept = ''
  for (const character of name.toWellFormed().normalize('NFC')) {
    if (bytesOf(kept + character).length > passNameBytesMax) break
    kept += character
  }
  return kept
}
