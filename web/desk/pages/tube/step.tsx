import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Time, TubeStep } from '../../../api/types.ts'
import { clockSpan } from '../../../i18n/duration.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { StepDetail } from './step-detail.tsx'

const stepWords: Record<TubeStep['kind'], MessageDescriptor> = {
  opened: msg`Opened`,
  sealed: msg`Sealed`,
  boxed: msg`Put into a box`,
  'handed-over': msg`Handed over`,
  received: msg`Received in the laboratory`,
  plated: msg`Put on a plate`,
  called: msg`Called from its Ct values`,
  released: msg`Result released`,
}

/** One step: done with its time and the time since the step before, or still to come with its limit. Late ones stand out. */
export function Step({ step, before }: { step: TubeStep; before: Time | null }) {
  const { t } = useLingui()
  const format = useFormats()
  const lateMs = step.at && step.dueAt ? Date.parse(step.at) - Date.parse(step.dueAt) : 0
  const late = lateMs > 0
  const state = step.at ? (late ? 'step step-late' : 'step step-done') : 'step step-open'
  const sinceMs = step.at && before ? Date.parse(step.at) - Date.parse(before) : null
  return (
    <li className={state}>
      <div className="step-time">
        {step.at ? (
          <time dateTime={step.at}>{format.timeWithSeconds(step.at)}</time>
        ) : (
          <span>–</span>
        )}
        {sinceMs !== null ? <small className="faint">+{clockSpan(sinceMs)}</small> : null}
      </div>
      <div className="step-body">
        <h3>
          {t(stepWords[step.kind])}
          {late ? (
            <StatusTag tone="late">
              <Trans>{clockSpan(lateMs)} over its limit</Trans>
            </StatusTag>
          ) : null}
          {!step.at && step.dueAt ? <Countdown dueAt={step.dueAt} /> : null}
          {!step.at && !step.dueAt ? (
            <span className="faint">
              <Trans>to come</Trans>
            </span>
          ) : null}
        </h3>
        {step.by || step.place ? (
          <p className="soft">
            {[step.by, step.place]
              .filter((text) => text !== null)
              .map((text) => format.text(text))
              .join(' · ')}
          </p>
        ) : null}
        <StepDetail step={step} />
      </div>
    </li>
  )
}
