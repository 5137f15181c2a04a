/** Twelve digits of what people type for a day of birth: `19860403`, `1986-4-3`, `1986.04.03`, `1986年4月3日`. Null when it is no day between 1880 and today. */
export function birthDate(text: string, today: string): string | null {
  const typed = text.normalize('NFKC').trim()
  const parts =
    /^(\d{4})(\d\d)(\d\d)$/.exec(typed) ?? /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(typed)
  if (!parts) return null
  const [, year = '', month = '', day = ''] = parts
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== date) return null
  return date >= '1850-01-01' && date <= today ? date : null
}
