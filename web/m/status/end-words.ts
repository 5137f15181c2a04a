import { cityDateOf, cityIsoOf, type Instant } from '@bihuan/core/time/instant.ts'

const dayMs = 24 * 3_600_000

/** The moment by whose day an end is named: of midnight the day that it ends, for "the 15th at 0:00" is read a day too late. */
export const lastMoment = (end: Instant): Instant =>
  cityIsoOf(end).slice(11, 16) === '00:00' ? end - 1 : end

/** An end as people say it: `11月15日周二 24:00`, in the city's time. */
export function endWords(locale: string, end: Instant): string {
  const last = lastMoment(end)
  const day = new Intl.DateTimeFormat(locale, {
    month: locale === 'zh-CN' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(last)
  const hour = last === end ? cityIsoOf(end).slice(11, 16) : '24:00'
  return locale === 'zh-CN' ? `${day} ${hour}` : `${day}, ${hour}`
}

/** How far away an end is, by the days of the calendar: `in 3 days`, `tomorrow`; on the same day in hours, never zero of them. */
export function awayWords(locale: string, end: Instant, now: Instant): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const day = (at: Instant) => Date.parse(cityDateOf(at))
  const days = Math.round((day(lastMoment(end)) - day(now)) / dayMs)
  if (days !== 0) return words.format(days, 'day')
  const minutes = Math.max(1, Math.ceil((end - now) / 60_000))
  return minutes < 60
    ? words.format(minutes, 'minute')
    : words.format(Math.ceil(minutes / 60), 'hour')
}
