import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'

/** Writes a moment with its year, in city time: rules are of one year and not of another. Midnight needs no clock. */
export function useMoment(): (time: string | number) => string {
  const { i18n } = useLingui()
  return useMemo(() => {
    const day = {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      timeZone: 'Asia/Shanghai',
    } as const
    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    const days = new Intl.DateTimeFormat(i18n.locale, day)
    const moments = new Intl.DateTimeFormat(i18n.locale, { ...day, ...clock })
    const minutes = new Intl.DateTimeFormat('en-GB', { ...clock, timeZone: 'Asia/Shanghai' })
    return (time) => {
      const at = new Date(time)
      return minutes.format(at) === '00:00' ? days.format(at) : moments.format(at)
    }
  }, [i18n.locale])
}
