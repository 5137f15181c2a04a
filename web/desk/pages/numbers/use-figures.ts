import { beginOfDay, numberOfDay } from '@bihuan/core/epi/days.ts'
import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import { useFormats } from '../../../i18n/format.ts'

/** Figures of epidemiology as they are read: two decimals, intervals, days of the city. */
export function useFigures() {
  const { i18n } = useLingui()
  const format = useFormats()
  return useMemo(() => {
    const two = new Intl.NumberFormat(i18n.locale, {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    })
    const at = (day: string) => beginOfDay(numberOfDay(day))
    return {
      ...format,
      two: (value: number) => two.format(value),
      interval: (low: number | null, high: number | null) =>
        `${low === null ? '–' : two.format(low)} – ${high === null ? '∞' : two.format(high)}`,
      cityDay: (day: string) => format.day(at(day)),
      fullCityDay: (day: string) => format.fullDay(at(day)),
    }
  }, [i18n.locale, format])
}

export type Figures = ReturnType<typeof useFigures>
