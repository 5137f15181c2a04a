import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StateTag } from './case-table.tsx'
import { type CaseHistory, caseHistoryQuestion } from './questions.ts'
import { eventWords } from './words.ts'

function Line({ one }: { one: CaseHistory['events'][number] }) {
  const { t } = useLingui()
  const format = useFormats()
  const word = eventWords[one.event]
  return (
    <li>
      <time dateTime={one.at} className="faint">
        {format.dayAndTime(one.at)}
      </time>{' '}
      <b>{word ? t(word) : one.event}</b> <span lang="zh-CN">{one.byName ?? one.by}</span>{' '}
      {one.to && one.to !== one.from ? <StateTag state={one.to} /> : null}
      {one.words ? <p className="soft">{one.words}</p> : null}
    </li>
  )
}

/** Everything that was done to a case, the latest first; asked for only when somebody wants to see it. */
export function CaseStory({ caseId }: { caseId: string }) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const answer = useQuery({ ...caseHistoryQuestion(caseId), enabled: isOpen })
  return (
    <Panel
      title={t`History`}
      aside={
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? <Trans>Hide</Trans> : <Trans>Show</Trans>}
        </Button>
      }
    >
      {!isOpen ? null : answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Skeleton rows={4} />
      ) : (
        <ol className="case-story">
          {answer.data.events.map((one) => (
            <Line key={one.version} one={one} />
          ))}
        </ol>
      )}
    </Panel>
  )
}
