import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Input, InputNumber, Segmented } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Note } from './questions.ts'
import { severityWords, symptomWords, trendWords } from './words.ts'

type Course = Extract<Note, { kind: 'course' }>
export type FormProps = { onKeep: (note: Note) => void; isSending: boolean }

/** The figures of one day. */
export function CourseForm({ onKeep, isSending }: FormProps) {
  const { t } = useLingui()
  const [course, setCourse] = useState<Course>({
    kind: 'course',
    temperature: null,
    oxygen: null,
    severity: 'mild',
    symptoms: [],
    trend: 'same',
  })
  const change = (part: Partial<Course>) => setCourse({ ...course, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { words, ...rest } = course
    onKeep(words?.trim() ? { ...rest, words: words.trim() } : rest)
  }
  const options = (words: typeof severityWords) =>
    Object.entries(words).map(([value, word]) => ({ value, label: t(word) }))
  return (
    <form onSubmit={submit} className="patient-form">
      <div className="patient-figures">
        <label htmlFor="note-temperature">
          <Trans>Temperature, °C</Trans>
        </label>
        <InputNumber
          id="note-temperature"
          min={30}
          max={45}
          step={0.1}
          onChange={(value) =>
            change({ temperature: value === null ? null : Math.round(Number(value) * 10) })
          }
        />
        <label htmlFor="note-oxygen">
          <Trans>Oxygen, %</Trans>
        </label>
        <InputNumber
          id="note-oxygen"
          min={30}
          max={100}
          precision={0}
          onChange={(value) => change({ oxygen: value === null ? null : Number(value) })}
        />
      </div>
      <Segmented
        aria-label={t`How ill`}
        value={course.severity}
        options={options(severityWords)}
        onChange={(value) => change({ severity: value as Course['severity'] })}
      />
      <Checkbox.Group
        className="patient-ticks"
        value={course.symptoms}
        options={options(symptomWords)}
        onChange={(symptoms) => change({ symptoms: symptoms as Course['symptoms'] })}
      />
      <Segmented
        aria-label={t`Against the day before`}
        value={course.trend ?? 'same'}
        options={options(trendWords)}
        onChange={(value) => change({ trend: value as Course['trend'] })}
      />
      <label htmlFor="note-words">
        <Trans>In words</Trans>
      </label>
      <Input id="note-words" onChange={(event) => change({ words: event.target.value })} />
      <Button htmlType="submit" type="primary" loading={isSending}>
        <Trans>Write it down</Trans>
      </Button>
    </form>
  )
}
