import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { PatientView } from './questions.ts'
import { tickWords } from './words.ts'

type Condition = PatientView['discharge']['conditions'][number]

/** One condition as a tick: what the plan asks, since when it is met, and where the plan says so. */
export function DischargeTick({ condition }: { condition: Condition }) {
  const { t } = useLingui()
  const format = useFormats()
  const { kind, needs, met, since, rule, binds } = condition
  const word = tickWords[kind]
  const figures = /\d/.test(needs) && needs !== kind ? needs : ''
  return (
    <li>
      <span className={met ? 'tick tick-met' : 'tick'} aria-hidden="true">
        {met ? '✓' : '○'}
      </span>
      <div>
        {word ? t(word) : kind.replaceAll('_', ' ')} {figures}{' '}
        <span className="for-ear">{met ? t`met` : t`not met`}</span>
        {since ? (
          <span className="faint">
            <Trans>met {format.dayAndTime(since)}</Trans>
          </span>
        ) : null}
        <br />
        <span className="faint">{rule.path}</span>{' '}
        {binds ? null : (
          <StatusTag tone="idle">
            <Trans>no officer confirmed it</Trans>
          </StatusTag>
        )}
      </div>
    </li>
  )
}
