import { isRealDay } from '@bihuan/core/identity/calendar-day.ts'

/** A birth date as people type it, `20100131`, `2010-1-31`, `2010年1月31日`, as `2010-01-31`; null where it is no day there was. */
export function bornOnOf(text: string, today: string): string | null {
  const tidy = text.normalize('NFKC').trim()
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(\d\d)(\d\d)$/.exec(tidy) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(tidy) ??
    []
  const digits = year + month.padStart(2, '0') + day.padStart(2, '0')
  if (!isRealDay(digits)) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return date <= today && date >= '1890-01-01' ? date : null
}
