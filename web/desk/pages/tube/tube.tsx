import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { toldSteps } from './detail.ts'
import { Members } from './members.tsx'
import { outcomeOf } from './outcome.ts'
import { OwedStep, Step } from './step.tsx'
import './tube.css'

/** Every step of one tube: who, where, when, by which limit, and what came out. */
export function TubePage() {
  const { t } = useLingui()
  const format = useFormats()
  const { code = '' } = useParams()
  const answer = useQuery(questions.tube(code))
  useTitle(t`Tube ${code}`)
  const tube = answer.data
  if (!tube) {
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={12} />
    )
  }
  const outcome = outcomeOf(tube)
  const steps = toldSteps(tube.steps)
  const day = format.day(steps[1]?.at ?? steps[0]?.at ?? 0)
  const isRecalled = tube.steps.some(({ step }) => step === 'recalled')
  return (
    <div className="tube">
      <PageHead
        title={<span className="code">{tube.tube}</span>}
        line={
          <>
            <StatusTag tone={outcome.tone}>{t(outcome.word)}</StatusTag>
            <span>
              {tube.siteName}
              {tube.sitting > 0 ? (
                <>
                  {' · '}
                  <Trans>resample {format.number(tube.sitting)}</Trans>
                </>
              ) : null}
            </span>
            {tube.box ? (
              <Link to={`/boxes/${tube.box}`}>
                <Trans>its box</Trans>
              </Link>
            ) : null}
            {isRecalled ? (
              <Link to={`/recall#${tube.tube}`}>
                <Trans>its members on the recall board</Trans>
              </Link>
            ) : null}
            {tube.movedTo ? (
              <Link to={`/tubes/${tube.movedTo}`} className="code">
                {tube.movedTo}
              </Link>
            ) : null}
          </>
        }
      />
      <div className="tube-columns">
        <Panel title={t`The way of the tube`}>
          <ol className="steps">
            {steps.map((step, at) => (
              <Step
                // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
                key={`${step.step} ${at}`}
                step={step}
                day={day}
                before={at > 1 ? (steps[at - 1]?.at ?? null) : null}
              />
            ))}
            {tube.owed.map((owed) => (
              <OwedStep key={owed.step} owed={owed} />
            ))}
          </ol>
        </Panel>
        <Members tube={tube} />
      </div>
    </div>
  )
}
