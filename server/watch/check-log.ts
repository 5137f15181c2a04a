import { passKeyAlarms } from '../pass/key-alarms.ts'
import { erasedSubjects } from '../retention/erased-subjects.ts'
import { missingFromLog } from '../transparency/missing-from-log.ts'
import type { Check } from './finding.ts'

/** Signed documents and the public log that are not of one mind: rows gone, kept out of the log, or changed behind it. */
export const checkLog: Check = {
  name: 'log',
  async run({ city, now }) {
    const gaps = await missingFromLog(city, now)
    const erased = gaps.length === 0 ? new Set<string>() : await erasedSubjects(city.sql, city.keys)
    return gaps
      .filter(({ kind, subject, why }) => !(isOfRow(why) && erased.has(`${kind}:${subject}`)))
      .map(({ kind, subject, why }) => ({
        kind: why === 'row-gone' ? 'row-gone' : 'log-differs',
        subject: `${kind}:${subject}${why === 'row-gone' ? '' : `:${why}`}`,
        of: why,
      }))
  },
}

// What a certificate of retention explains: that a document is gone, never that another one lies in its place.
const isOfRow = (why: string): boolean => why === 'row-gone' || why === 'row-erased'

/** The keys of the passes, of which their owner knows when they run out. */
export const checkPassKeys: Check = {
  name: 'pass-keys',
  async run({ city, now }) {
    const alarms = await passKeyAlarms(city.sql, city, now)
    return alarms.map((one) => ({ ...one, of: '' }))
  },
}
