import { cityIsoOf, type Instant, instantOf } from '../time/instant.ts'

/** City time to the second, as cases and people write it: `2022-11-11 00:00:00`. */
export function momentText(at: Instant): string {
  return cityIsoOf(at).slice(0, 19).replace('T', ' ')
}

/** The moment that a text in city time names, seconds and time of day may be left out; null where it names none. */
export function momentOf(text: string): Instant | null {
  const found = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d)(:\d\d)?)?$/.exec(text)
  if (found === null) return null
  const [, day = '', time = '00:00', seconds = ':00'] = found
  const whole = `${day} ${time}${seconds}`
  try {
    const at = instantOf(`${whole.replace(' ', 'T')}+08:00`)
    // 30 February would come back as a day of March.
    return momentText(at) === whole ? at : null
  } catch {
    return null
  }
}
