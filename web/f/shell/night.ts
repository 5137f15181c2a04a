import type { Instant } from '@bihuan/core/time/instant.ts'

const hourOf = new Intl.DateTimeFormat('en', {
  hour: 'numeric',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
})

/** Whether it is dark outside in the city: from 18:00 to 06:00 nobody wants a white page before the eyes. */
export function isNight(at: Instant): boolean {
  const hour = Number(hourOf.format(at))
  return hour >= 18 || hour < 6
}
