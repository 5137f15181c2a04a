import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useCityNow } from '../../../shell/city-clock.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { fieldTime, momentIn } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import { CourseForm } from './course-form.tsx'
import type { Note, PatientView } from './questions.ts'
import { TestForm } from './test-form.tsx'
import { WordsForm } from './words-form.tsx'

type Props = { view: PatientView; onChanged: () => void }

/** Writes down what a doctor found or did: figures of the day, a picture, a treatment that was given, a test of the hospital. */
export function NotePart({ view, onChanged }: Props) {
  const { t } = useLingui()
  const now = useCityNow()
  const [kind, setKind] = useState<Note['kind']>('course')
  const [time, setTime] = useState('')
  const [turn, setTurn] = useState(0)
  const send = useSend<{ at: string; note: Note }, unknown>(
    () => `/patients/${view.row.patient}/notes`,
    () => {
      setTime('')
      setTurn(turn + 1)
      onChanged()
    },
  )
  const keep = (note: Note) => send.mutate({ at: momentIn(time) ?? isoOf(now), note })
  const form = { onKeep: keep, isSending: send.isPending }
  return (
    <Panel title={t`Write down`} className="patient-note">
      <Segmented
        aria-label={t`What to write down`}
        value={kind}
        options={[
          { value: 'course', label: t`Figures of the day` },
          { value: 'imaging', label: t`Picture of the lungs` },
          { value: 'treatment', label: t`Treatment given` },
          { value: 'test', label: t`Test of the hospital` },
        ]}
        onChange={setKind}
      />
      <div className="patient-time">
        <label htmlFor="note-time">
          <Trans>When; now, if left empty</Trans>
        </label>
        <input
          id="note-time"
          type="datetime-local"
          value={time}
          max={fieldTime(now)}
          onChange={(event) => setTime(event.target.value)}
        />
      </div>
      {kind === 'course' ? <CourseForm key={turn} {...form} /> : null}
      {kind === 'test' ? <TestForm key={turn} {...form} /> : null}
      {kind === 'imaging' || kind === 'treatment' ? (
        <WordsForm key={`${kind}${turn}`} kind={kind} {...form} />
      ) : null}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
