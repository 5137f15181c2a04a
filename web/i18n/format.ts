import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import type { Text, Time } from '../api/wire.ts'
import { districtInEnglish } from './district-names.ts'

const timeZone = 'Asia/Shanghai'

/** Numbers, times and names in the reader's language; times always in the city's zone, wherever the reader sits. */
export function formatsFor(locale: string) {
  const whole = new Intl.NumberFormat(locale)
  const part = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const decimal = new Intl.NumberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  const minute = new Intl.DateTimeFormat(locale, clock)
  const second = new Intl.DateTimeFormat(locale, { ...clock, second: '2-digit' })
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone })
  const dayAndMinute = new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    ...clock,
  })
  const dayOfYear = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const at = (time: Time | number) => new Date(time)
  return {
    number: (value: number) => whole.format(value),
    decimal: (value: number) => decimal.format(value),
    /** A share of a whole; nothing of nothing is shown as a dash, not as 0 %. */
    share: (value: number, of: number) => (of > 0 ? part.format(value / of) : '–'),
    time: (time: Time | number) => minute.format(at(time)),
    timeWithSeconds: (time: Time | number) => second.format(at(time)),
    day: (time: Time | number) => day.format(at(time)),
    /** With its year, for what lies months away. */
    fullDay: (time: Time | number) => dayOfYear.format(at(time)),
    dayAndTime: (time: Time | number) => dayAndMinute.format(at(time)),
    /** The name of an area; the districts have English names, smaller places keep the one on their signs. */
    area: (code: string, name: string) =>
      locale === 'zh-CN' ? name : (districtInEnglish[code] ?? name),
    text: (text: Text) => (locale === 'zh-CN' ? text.zh : text.en),
  }
}

export type Formats = ReturnType<typeof formatsFor>

/** The formats of the language that is on the page now. */
export function useFormats(): Formats {
  const { i18n } = useLingui()
  return useMemo(() => formatsFor(i18n.locale), [i18n.locale])
}
