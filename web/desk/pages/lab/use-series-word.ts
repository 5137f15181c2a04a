import { useLingui } from '@lingui/react/macro'

/** The series of a control chart in words. */
export function useSeriesWord(): (series: string) => string {
  const { t } = useLingui()
  return (series) => {
    if (series === 'internal-control') return t`Internal control, median Ct`
    if (series === 'positivity') return t`Share of reactive tubes`
    const target = series.replace('positive-control:', '')
    return t`Positive control ${target}, Ct`
  }
}

/** What an alarm may mean, by its series and side. */
export function useAlarmWord(): (alarm: { series: string; side: 'high' | 'low' }) => string {
  const { t } = useLingui()
  return ({ series, side }) => {
    if (series === 'positivity')
      return side === 'low'
        ? t`Fewer reactive tubes than before: does the kit still find the virus?`
        : t`More reactive tubes than before: an outbreak, or contamination at the bench?`
    return side === 'high'
      ? t`Ct later than before: weaker reagent, less sample, or a drifting instrument?`
      : t`Ct earlier than before: another control, or a changed threshold?`
  }
}
