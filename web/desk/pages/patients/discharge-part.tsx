import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { DischargeTick } from './discharge-tick.tsx'
import type { PatientView } from './questions.ts'

type Props = { view: PatientView; onChanged: () => void; isOver: boolean }
type Decision = { at: string; signs?: string; words?: string }

/** What the treatment plan in force asks before somebody is let go, what of it is met by what; the decision, and the second signature. */
export function DischargePart({ view, onChanged, isOver }: Props) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  const [words, setWords] = useState('')
  const { plan, conditions, met, metAt, needsSecond, decisions } = view.discharge
  const waiting = decisions.find(
    (one) => one.withdrawnAt === null && one.needsSecond && one.second === null,
  )
  const done = () => {
    setWords('')
    onChanged()
  }
  const decide = useSend<Decision, unknown>(() => `/patients/${view.row.patient}/discharge`, done)
  const withdraw = useSend<{ words: string }, unknown>(
    () => `/discharges/${waiting?.discharge}/withdraw`,
    done,
  )
  const said = words.trim()
  const isEnough = said.length >= 4
  const send = (signs?: string) =>
    decide.mutate({
      at: isoOf(now),
      ...(signs === undefined ? {} : { signs }),
      ...(said ? { words: said } : {}),
    })
  return (
    <Panel title={t`Discharge`} className="patient-discharge">
      <p className="faint">
        {plan === null ? (
          <Trans>No plan in force speaks of a discharge.</Trans>
        ) : (
          <Trans>
            By {plan.module}
            {plan.track ? ` · ${plan.track}` : ''}, computed now; a doctor decides.
          </Trans>
        )}
      </p>
      <ul className="patient-ticks-list">
        {conditions.map((one) => (
          <DischargeTick key={one.kind} condition={one} />
        ))}
      </ul>
      {conditions.length > 0 && !isOver ? (
        <p>
          <StatusTag tone={met ? 'ok' : 'wait'}>
            {met ? t`All conditions are met` : t`Not all conditions are met`}
          </StatusTag>{' '}
          {metAt ? <Trans>since {format.dayAndTime(metAt)}</Trans> : null}
        </p>
      ) : null}
      <ol className="patient-lines">
        {decisions.map((one) => (
          <li key={one.discharge}>
            <Trans>Decided by {one.by}</Trans> · {format.dayAndTime(one.decidedAt)}{' '}
            {one.second ? <Trans>, signed by {one.second}</Trans> : null}
            {one.withdrawnAt ? (
              <StatusTag tone="idle">
                <Trans>taken back</Trans>
              </StatusTag>
            ) : null}
            {one.words ? <p className="patient-words">{one.words}</p> : null}
          </li>
        ))}
      </ol>
      {isOver ? null : (
        <div className="patient-form">
          <label htmlFor="discharge-words">
            {waiting ? (
              <Trans>Why you do not agree</Trans>
            ) : met ? (
              <Trans>In words</Trans>
            ) : (
              <Trans>Why, although not all is met</Trans>
            )}
          </label>
          <Input
            id="discharge-words"
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          {waiting ? (
            <div className="patient-acts">
              <Button
                type="primary"
                className="discharge-sign"
                loading={decide.isPending}
                onClick={() => send(waiting.discharge)}
              >
                <Trans>Sign as the second doctor</Trans>
              </Button>
              <Button disabled={!isEnough} onClick={() => withdraw.mutate({ words: said })}>
                <Trans>Take the decision back</Trans>
              </Button>
            </div>
          ) : (
            <Button
              type="primary"
              className="discharge-decide"
              disabled={!met && !isEnough}
              loading={decide.isPending}
              onClick={() => send()}
            >
              {needsSecond ? (
                <Trans>Decide; a second doctor signs</Trans>
              ) : (
                <Trans>Decide the discharge</Trans>
              )}
            </Button>
          )}
          {decide.isError ? <ErrorState cause={decide.error} /> : null}
          {withdraw.isError ? <ErrorState cause={withdraw.error} /> : null}
        </div>
      )}
    </Panel>
  )
}
