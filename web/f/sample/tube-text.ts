import { canonicalLabel, labelCode, parseLabel } from '@bihuan/core/labels/label.ts'

/** A tube's code as it is read aloud from the tube: `4101 0000 0001 23`. Takes the printed code or its number. */
export function tubeText(tube: string | number): string {
  const code = typeof tube === 'number' ? labelCode('tube', tube) : tube
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}

/** Whether a scanned text is the code of that tube, however it was typed. */
export const isSameTube = (text: string, tube: string) => canonicalLabel(text) === tube

/** Whether a scanned text is some tube's code with a right check character. */
export const isTube = (text: string) => parseLabel('tube', text).ok
