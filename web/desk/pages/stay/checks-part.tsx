import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { StayView } from './questions.ts'
import { alarmAnswerWords, symptomWords } from './words.ts'

type Said = { temperature: number | null; symptoms: string[]; words?: string }
type Alarm = StayView['checks'][number]['alarms'][number]

function AlarmRow({ alarm, onDone }: { alarm: Alarm; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const [answer, setAnswer] = useState('looked-after')
  const send = useSend<{ answer: string }, unknown>(() => `/alarms/${alarm.alarm}/answer`, onDone)
  const given = alarm.answer === null ? null : alarmAnswerWords[alarm.answer]
  const rule = symptomWords[alarm.rule]
  return (
    <form
      className="answer-fields"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate({ answer })
      }}
    >
      <StatusTag tone={alarm.answeredAt ? 'ok' : 'late'}>
        <Trans>alarm</Trans> {rule ? t(rule) : alarm.rule}
      </StatusTag>
      {alarm.confirmed ? null : (
        <span className="faint">
          <Trans>rule not confirmed: {alarm.source}</Trans>
        </span>
      )}
      {alarm.answeredAt ? (
        <span>
          {given ? t(given) : alarm.answer} {format.time(alarm.answeredAt)}
        </span>
      ) : (
        <>
          <span>
            <Trans>answer by {format.time(alarm.dueAt)}</Trans>
          </span>
          <select
            aria-label={t`What was done`}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          >
            {Object.entries(alarmAnswerWords).map(([value, word]) => (
              <option key={value} value={value}>
                {t(word)}
              </option>
            ))}
          </select>
          <Button htmlType="submit" size="small" type="primary" loading={send.isPending}>
            <Trans context="to somebody">Answer</Trans>
          </Button>
        </>
      )}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </form>
  )
}

function CheckForm({ stay, onDone }: { stay: StayView; onDone: () => void }) {
  const { t } = useLingui()
  const [temperature, setTemperature] = useState('')
  const [symptoms, setSymptoms] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const send = useSend<Said, unknown>(
    () => `/stays/${stay.stay}/health`,
    () => {
      setTemperature('')
      setSymptoms([])
      setWords('')
      onDone()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({
      temperature: temperature.trim() === '' ? null : Number(temperature),
      symptoms: [...symptoms],
      ...(words.trim() === '' ? {} : { words }),
    })
  }
  return (
    <form className="check-form" onSubmit={submit}>
      <label htmlFor="temperature">
        <Trans>Temperature, °C</Trans>
        <input
          id="temperature"
          type="number"
          step="0.1"
          min="30"
          max="45"
          inputMode="decimal"
          value={temperature}
          onChange={(event) => setTemperature(event.target.value)}
        />
      </label>
      <fieldset aria-label={t`Symptoms`}>
        {Object.entries(symptomWords).map(([value, word]) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={symptoms.includes(value)}
              onChange={() =>
                setSymptoms(
                  symptoms.includes(value)
                    ? symptoms.filter((one) => one !== value)
                    : [...symptoms, value],
                )
              }
            />
            {t(word)}
          </label>
        ))}
      </fieldset>
      <span className="answer-fields">
        <input
          aria-label={t`What else there is to know`}
          placeholder={t`What else there is to know`}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button htmlType="submit" type="primary" loading={send.isPending}>
          <Trans>Write down</Trans>
        </Button>
      </span>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </form>
  )
}

/** Temperature and symptoms of the stay, the latest first, with the alarms that they raised; and a new one. */
export function ChecksPart({ stay, onDone }: { stay: StayView; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const isOver = stay.leftAt !== null
  return (
    <Panel title={<Trans>Temperature and symptoms</Trans>}>
      {isOver ? null : <CheckForm stay={stay} onDone={onDone} />}
      <ol className="asked">
        {stay.checks.map((one) => (
          <li key={one.check}>
            <time dateTime={one.at}>{format.dayAndTime(one.at)}</time>{' '}
            <b>{one.temperature === null ? '–' : `${one.temperature.toFixed(1)} °C`}</b>{' '}
            {one.symptoms
              .map((symptom) => (symptomWords[symptom] ? t(symptomWords[symptom]) : symptom))
              .join(' · ')}{' '}
            <span lang="zh-CN">{one.words}</span>{' '}
            <span className="faint">{one.byPerson ? t`said by the person` : ''}</span>
            {one.alarms.map((alarm) => (
              <AlarmRow key={alarm.alarm} alarm={alarm} onDone={onDone} />
            ))}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
