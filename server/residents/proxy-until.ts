import { isRealDay } from '@bihuan/core/identity/calendar-day.ts'
import { cityDateOf, cityInstant, type Instant } from '@bihuan/core/time/instant.ts'
import { ageOn } from '../people/age.ts'

const adult = 18

/** The same day so many years on; 29 February becomes 1 March where there is none. */
function yearsOn(day: string, years: number): Instant {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
  const exists = isRealDay(later.replaceAll('-', ''))
  return cityInstant(exists ? later : `${later.slice(0, 4)}-03-01`, '00:00')
}

/** Until when a consent holds: the 18th birthday of a child, for everybody else a year; from midnight of the city's day. */
export function proxyUntil(bornOn: string, now: Instant): Instant {
  const today = cityDateOf(now)
  return ageOn(bornOn, today) < adult ? yearsOn(bornOn, adult) : yearsOn(today, 1)
}
