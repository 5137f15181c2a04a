import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { PersonRecord, Purpose } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { choosePurpose } from '../../shell/preferences.ts'
import { useTitle } from '../../shell/use-title.ts'
import { purposeWords } from '../../shell/words.ts'
import { Holds, Reads, Results, Samples } from './parts.tsx'
import { PurposeGate } from './purpose-gate.tsx'
import { Watermark } from './watermark.tsx'
import './person.css'

function Opened({ record, purpose }: { record: PersonRecord; purpose: Purpose }) {
  const { t } = useLingui()
  const format = useFormats()
  const held = record.holds.some((hold) => hold.until === null)
  return (
    <div className="person">
      <Watermark />
      <PageHead
        title={record.name}
        line={
          <>
            <span className="code">{record.identity}</span>
            {record.birthYear === null ? null : <Trans>born {record.birthYear}</Trans>}
            <span>{format.text(record.area.name)}</span>
            {record.phone ? <span className="code">{record.phone}</span> : null}
            {held ? (
              <StatusTag tone="wait">
                <Trans>Awaiting individual test</Trans>
              </StatusTag>
            ) : null}
          </>
        }
        aside={
          <p className="purpose-line">
            <Trans>Opened for</Trans> <b>{t(purposeWords[purpose])}</b>
          </p>
        }
      />
      <div className="person-columns">
        <div>
          <Results results={record.results} />
          <Samples samples={record.samples} />
          <Holds holds={record.holds} />
        </div>
        <Reads reads={record.reads} />
      </div>
    </div>
  )
}

function Asked({ id, purpose }: { id: string; purpose: Purpose }) {
  const answer = useQuery(questions.person(id, purpose))
  if (answer.data) return <Opened record={answer.data} purpose={purpose} />
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return <Skeleton rows={10} />
}

/** One person's record. It opens only after a purpose is chosen, each time, and shows everybody who has looked. */
export function PersonPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const [opened, setOpened] = useState<{ id: string; purpose: Purpose } | null>(null)
  useTitle(t`Person's record`)
  if (opened?.id !== id) {
    return (
      <PurposeGate
        onOpen={(purpose) => {
          choosePurpose(purpose)
          setOpened({ id, purpose })
        }}
      />
    )
  }
  return <Asked id={id} purpose={opened.purpose} />
}
