import { speedWords } from '@bihuan/core/clocks/speeds.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { caseSpeedsQuestion } from './questions.ts'
import { Span } from './span.tsx'
import { gapWords, speedNames } from './words.ts'

/** The six speeds of one case: of itself, or the median of its contacts; what cannot be told is said. */
export function CaseSpeedsPanel({ id }: { id: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(caseSpeedsQuestion(id))
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={3} />
  const { number, speeds } = answer.data
  return (
    <Panel title={t`Six speeds of ${number ?? id}`}>
      <ul className="case-speeds">
        {speeds.map((one) => (
          <li key={one.speed} title={format.text(speedWords[one.speed])}>
            <span>{t(speedNames[one.speed])}</span>
            <b>
              <Span minutes={one.minutes} />
            </b>
            <small className="faint">
              {one.count > 1 ? <Trans>median of {format.number(one.count)}</Trans> : null}
              {one.missing.map(({ gap, count }) => (
                <span key={gap}>
                  {t(gapWords[gap])}
                  {count > 1 ? ` ${format.number(count)}` : ''}
                </span>
              ))}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
