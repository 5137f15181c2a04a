import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { purposesOf } from '../../../api/access.ts'
import { Problem } from '../../../api/problem.ts'
import { questions } from '../../../api/questions.ts'
import type { PersonRecord, Purpose } from '../../../api/wire.ts'
import { choosePurpose } from '../../../shell/preferences.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { purposeWords } from '../../../shell/words.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { BreakGlass } from '../reads/break-glass.tsx'
import { Facts } from './facts.tsx'
import { PaperPass } from './paper-pass.tsx'
import { OnRolls, Reads, Results } from './parts.tsx'
import { PurposeGate } from './purpose-gate.tsx'
import { Watermark } from './watermark.tsx'
import './person.css'

function Opened({ record, purpose }: { record: PersonRecord; purpose: Purpose }) {
  const { t } = useLingui()
  const { actor } = useMe()
  return (
    <div className="person">
      <Watermark />
      <PageHead
        title={<span lang="zh-CN">{record.nameMasked}</span>}
        line={
          <>
            <span>
              {record.sex === 'female' ? <Trans>female</Trans> : <Trans>male</Trans>}
              {', '}
              <Trans>{record.age} years</Trans>
            </span>
            {record.held ? (
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
          <OnRolls roll={record.roll} />
        </div>
        <div>
          <Facts record={record} />
          {purposesOf[actor?.role ?? 'resident']?.includes('passes') ? (
            <PaperPass person={record.person} />
          ) : null}
          <Reads reads={record.reads} />
        </div>
      </div>
    </div>
  )
}

function Asked({ id, purpose }: { id: string; purpose: Purpose }) {
  const answer = useQuery(questions.person(id, purpose))
  if (answer.data) return <Opened record={answer.data} purpose={purpose} />
  if (answer.isError)
    return (
      <>
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
        {answer.error instanceof Problem && answer.error.code === 'reads.over-budget' ? (
          <BreakGlass purpose={purpose} onOpen={() => void answer.refetch()} />
        ) : null}
      </>
    )
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
