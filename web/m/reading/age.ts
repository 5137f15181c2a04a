const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** How long ago, in words of the language: minutes under an hour, hours under two days, then days. Both in epoch ms. */
export function ageWords(locale: string, at: number, now: number): string {
  const words = new Intl.RelativeTimeFormat(locale)
  const age = Math.max(0, now - at)
  if (age < hourMs) return words.format(-Math.floor(age / minuteMs), 'minute')
  if (age < 2 * dayMs) return words.format(-Math.floor(age / hourMs), 'hour')
  return words.format(-Math.floor(age / dayMs), 'day')
}
