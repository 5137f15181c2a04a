import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { purposeWords } from '../../../shell/words.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { BreakGlass } from './break-glass.tsx'
import { budgetQuestion } from './questions.ts'

/** How many people one has read today, and the way out where that is not enough. */
export function OwnBudget() {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(budgetQuestion())
  const [breaking, setBreaking] = useState<Purpose | null>(null)
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={4} />
  const { purposes, glass } = answer.data
  return (
    <>
      <Panel title={t`People I have read today`}>
        <ul className="budget">
          {purposes.map(({ purpose, people, most }) => (
            <li key={purpose}>
              <b>{t(purposeWords[purpose])}</b>
              <meter min={0} max={most} value={people} aria-label={t(purposeWords[purpose])} />
              <span>
                <Trans>
                  {format.number(people)} of {format.number(most)}
                </Trans>
              </span>
              {people >= most && glass?.purpose !== purpose ? (
                <Button size="small" onClick={() => setBreaking(purpose)}>
                  <Trans>I must read on</Trans>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
        {glass ? (
          <StatusTag tone="late">
            <Trans>
              The glass is broken for {t(purposeWords[glass.purpose])} until{' '}
              {format.time(glass.until)}: {format.number(glass.people)} of{' '}
              {format.number(glass.most)} people
            </Trans>
          </StatusTag>
        ) : null}
      </Panel>
      {breaking && !glass ? (
        <BreakGlass purpose={breaking} onOpen={() => setBreaking(null)} />
      ) : null}
    </>
  )
}
