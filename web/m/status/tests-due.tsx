import { Trans, useLingui } from '@lingui/react/macro'
import { Notice } from '../../kit/status-card.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import type { StatusReason } from '../wire.ts'
import { awayWords, endWords } from './end-words.ts'

/** The swabs that are owed today, each once, the soonest first. */
export function dueTests(
  reasons: readonly Pick<StatusReason, 'testsDue'>[],
  now: number,
): { from: number; until: number }[] {
  const spans = new Map(
    reasons
      .flatMap(({ testsDue }) => testsDue)
      .map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) }))
      .filter(({ from, until }) => from <= now && now < until)
      .map((span) => [`${span.from} ${span.until}`, span]),
  )
  return [...spans.values()].sort((a, b) => a.until - b.until)
}

/** What there is to do today: the first thing after what one may do. */
export function TestsDue({ reasons }: { reasons: readonly StatusReason[] }) {
  const { t, i18n } = useLingui()
  const now = useCityNow()
  const [first] = dueTests(reasons, now)
  if (first === undefined) return null
  const until = endWords(i18n.locale, first.until)
  return (
    <Notice tone="info" title={t`To do now: have a test by ${until}.`}>
      <p>
        <Trans>That is {awayWords(i18n.locale, first.until, now)}.</Trans>
      </p>
    </Notice>
  )
}
