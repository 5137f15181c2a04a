import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import type { OrderStory } from './questions.ts'
import { stepWords } from './words.ts'

/** What happened, the earliest first; what is still to come is set apart. */
export function Story({ steps }: { steps: OrderStory['story'] }) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow(10_000)
  return (
    <ol className="order-story">
      {steps.map(({ at, what, by, words }) => {
        const stage = /^open-stage-(\d+)$/.exec(what)?.[1]
        const word = stepWords[what]
        return (
          <li key={`${at} ${what}`} className={Date.parse(at) > now ? 'to-come' : ''}>
            <time dateTime={at}>{format.dayAndTime(at)}</time>
            <span>
              <b>
                {stage ? (
                  <Trans>stage {format.number(Number(stage) + 1)} opened</Trans>
                ) : word ? (
                  t(word)
                ) : (
                  what
                )}
              </b>
              {by ? <span className="soft"> · {by}</span> : null}
              {words ? <span className="order-words">{words}</span> : null}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
