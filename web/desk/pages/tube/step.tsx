import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { Time, TubeStep, TubeStory } from '../../../api/wire.ts'
import { clockSpan } from '../../../i18n/duration.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { StepDetail } from './step-detail.tsx'
import { stepWords } from './step-words.ts'

const owedWords: Readonly<Record<string, MessageDescriptor>> = {
  sealed: msg`To be sealed`,
  boxed: msg`To be put into a box`,
  accepted: msg`To be handed over`,
  received: msg`To be received in the laboratory`,
  released: msg`Result to be released`,
}

function useDeviceWord() {
  const { t } = useLingui()
  return (who: string) => {
    const device = who.startsWith('device:') ? who.slice('device:'.length) : null
    return device === null ? who : t`device ${device}`
  }
}

/** One step that was taken, with the time since the one before; `day` is the day that goes without saying. */
export function Step({ step, before, day }: { step: TubeStep; before: Time | null; day: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const deviceWord = useDeviceWord()
  const lateMs = step.dueAt ? Date.parse(step.at) - Date.parse(step.dueAt) : 0
  const sinceMs = before ? Date.parse(step.at) - Date.parse(before) : null
  const word = stepWords[step.step]
  const places = [...new Set([step.who === null ? null : deviceWord(step.who), step.where])]
  return (
    <li className={step.late ? 'step step-late' : 'step step-done'}>
      <div className="step-time">
        <time dateTime={step.at}>{format.timeWithSeconds(step.at)}</time>
        {format.day(step.at) === day ? null : (
          <small className="faint">{format.day(step.at)}</small>
        )}
        {sinceMs !== null && sinceMs >= 60_000 ? (
          <small className="faint">+{clockSpan(sinceMs)}</small>
        ) : null}
      </div>
      <div className="step-body">
        <h3>
          {word ? t(word) : step.step}
          {step.late ? (
            <StatusTag tone="late">
              <Trans>{clockSpan(lateMs)} over its limit</Trans>
            </StatusTag>
          ) : null}
        </h3>
        <p className="soft">{places.filter((text) => text !== null && text !== '').join(' · ')}</p>
        <StepDetail step={step} />
      </div>
    </li>
  )
}

/** One step that is still owed, with its limit where the clock already runs. */
export function OwedStep({ owed }: { owed: TubeStory['owed'][number] }) {
  const { t } = useLingui()
  const word = owedWords[owed.step]
  return (
    <li className="step step-open">
      <div className="step-time">
        <span>–</span>
      </div>
      <div className="step-body">
        <h3>
          {word ? t(word) : owed.step}
          {owed.dueAt ? (
            <Countdown dueAt={owed.dueAt} />
          ) : (
            <span className="faint">
              <Trans>to come</Trans>
            </span>
          )}
        </h3>
      </div>
    </li>
  )
}
