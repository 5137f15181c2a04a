/** As a case is printed and spoken: C-0128; longer where a city has more than 9999. Whole numbers from 1. */
export const caseNumber = (number: number): string => `C-${String(number).padStart(4, '0')}`

/** The number that somebody typed as `C-0128`, `c128` or `128`; null where it is none. */
export function readCaseNumber(text: string): number | null {
  const digits = /^\s*[Cc]?-?0*([1-9][0-9]{0,8})\s*$/.exec(text)?.[1]
  return digits === undefined ? null : Number(digits)
}
