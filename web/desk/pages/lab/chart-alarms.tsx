import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import type { ChartAlarm } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useCommand } from './use-command.ts'
import { useLab } from './use-lab.ts'
import { useAlarmWord, useSeriesWord } from './use-series-word.ts'

function Answer({ alarm }: { alarm: ChartAlarm }) {
  const { t } = useLingui()
  const { laboratory } = useLab()
  const [done, setDone] = useState('')
  const id = useId()
  const answer = useCommand<unknown>()
  const { plate, series } = alarm
  return (
    <form
      className="chart-answer"
      onSubmit={(event) => {
        event.preventDefault()
        answer.mutate({
          path: `/laboratories/${laboratory}/answer-alarm`,
          input: { plate, series, done: done.trim() },
        })
      }}
    >
      <label htmlFor={id}>
        <Trans>What was done</Trans>
        <input
          id={id}
          className="lab-field"
          maxLength={300}
          placeholder={t`e.g. control of a new lot read twice, both in range`}
          value={done}
          onChange={(event) => setDone(event.target.value)}
        />
      </label>
      <Button htmlType="submit" disabled={done.trim() === ''} loading={answer.isPending}>
        <Trans>Answer the alarm</Trans>
      </Button>
      {answer.isError ? <ErrorState cause={answer.error} /> : null}
    </form>
  )
}

/** The alarms of a laboratory's charts, the open ones first: at which plate, since when, who must answer, and what was done. */
export function ChartAlarms({ alarms }: { alarms: readonly ChartAlarm[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const { role } = useLab()
  const seriesWord = useSeriesWord()
  const alarmWord = useAlarmWord()
  return (
    <Panel title={t`Alarms`}>
      {alarms.length === 0 ? (
        <EmptyState title={t`No alarm`}>
          <Trans>Each series runs within its limits.</Trans>
        </EmptyState>
      ) : (
        <ul className="chart-alarms">
          {alarms.map((alarm) => (
            <li key={`${alarm.plate} ${alarm.series}`}>
              <p>
                {alarm.answer ? (
                  <StatusTag tone="ok">
                    <Trans>answered</Trans>
                  </StatusTag>
                ) : (
                  <StatusTag tone="late">
                    <Trans>open, the reviewer answers</Trans>
                  </StatusTag>
                )}{' '}
                <b>{seriesWord(alarm.series)}</b>{' '}
                <Link to={`/lab/plates/${alarm.plate}`} className="code">
                  {alarm.plate}
                </Link>{' '}
                <span className="faint">
                  {format.dayAndTime(alarm.since)} ·{' '}
                  {alarm.instrument ?? t`instrument not recorded`} ·{' '}
                  {alarm.reagentLot ?? t`lot not recorded`}
                </span>
              </p>
              <p className="soft">{alarmWord(alarm)}</p>
              {alarm.answer ? (
                <p>
                  {alarm.answer.done}{' '}
                  <span className="faint">{format.dayAndTime(alarm.answer.at)}</span>
                </p>
              ) : role === 'lab-reviewer' ? (
                <Answer alarm={alarm} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
