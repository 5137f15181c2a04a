import { Trans, useLingui } from '@lingui/react/macro'
import { useCityNow } from '../../shell/city-clock.ts'
import { awayWords, endWords } from './end-words.ts'

/** Until when something lasts: day and hour, and how far away that is. */
export function UntilLine({ until }: { until: string | null }) {
  const { i18n } = useLingui()
  const now = useCityNow()
  if (until === null) return <Trans>There is no fixed end. See below how it ends.</Trans>
  const end = Date.parse(until)
  if (end <= now) return <Trans>It is over.</Trans>
  return (
    <Trans>
      until {endWords(i18n.locale, end)} ({awayWords(i18n.locale, end, now)})
    </Trans>
  )
}
