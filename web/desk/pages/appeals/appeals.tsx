import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { ExportSheet } from '../../../ui/desk/export-sheet.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { appealSheet } from './appeal-sheet.ts'
import { AppealTable } from './appeal-table.tsx'
import { FiguresPart } from './figures-part.tsx'
import { appealsQuestion } from './questions.ts'
import { useFilter, type View } from './use-filter.ts'
import { readsFigures, reviewsAppeals, writesAppeals } from './who-may.ts'
import { WriteDown } from './write-down.tsx'
import './appeals.css'

/** The desk of appeals: those that wait, overdue first; what came of the others; figures. Clerks write down what comes by phone or on paper. */
export function AppealsPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  useTitle(t`Appeals`)
  if (writesAppeals(actor?.role)) return <WriteDown />
  if (actor && !reviewsAppeals(actor.role) && !readsFigures(actor.role))
    return (
      <>
        <PageHead title={t`Appeals`} />
        <EmptyState title={t`This role has nothing to do with appeals`}>
          <Trans>
            Commanders, inspectors and investigators answer them; clerks write them down.
          </Trans>
        </EmptyState>
      </>
    )
  return <Desk />
}

function Desk() {
  const { t } = useLingui()
  const { actor } = useMe()
  const { view, change } = useFilter()
  const isReviewer = reviewsAppeals(actor?.role)
  const parts: { value: View; label: string }[] = [
    ...(isReviewer
      ? ([
          { value: 'open', label: t`To do` },
          { value: 'done', label: t`Decided` },
        ] as const)
      : []),
    ...(readsFigures(actor?.role) ? [{ value: 'figures', label: t`Figures` } as const] : []),
  ]
  const shown = isReviewer ? view : 'figures'
  return (
    <div className="appeals">
      <PageHead
        title={t`Appeals`}
        aside={<SavedViews />}
        line={
          <Trans>
            A first answer within 4 hours, a decision within 24. Where nobody decides, the order
            suspends itself.
          </Trans>
        }
      />
      <div className="appeals-bar">
        <Segmented<View>
          aria-label={t`Part of the desk`}
          value={shown}
          options={parts}
          onChange={(next) => change({ view: next })}
        />
      </div>
      {shown === 'figures' ? <FiguresPart /> : <Queue />}
    </div>
  )
}

function Queue() {
  const { t } = useLingui()
  const format = useFormats()
  const { view, filter } = useFilter()
  const answer = useQuery(appealsQuestion(filter))
  const list = answer.data
  if (!list && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  const isOpen = view === 'open'
  return (
    <>
      <div className="appeals-counts">
        {list && isOpen ? (
          <p>
            <b>{format.number(list.open)}</b> <Trans>to do</Trans> ·{' '}
            <b className={list.overdue > 0 ? 'late' : ''}>{format.number(list.overdue)}</b>{' '}
            <Trans>overdue</Trans>
          </p>
        ) : null}
        <ExportSheet
          what="appeals"
          round={null}
          about={isOpen ? '待办申诉' : '已办申诉'}
          sheet={list && list.appeals.length > 0 ? () => appealSheet(list.appeals) : null}
        />
      </div>
      <AppealTable
        caption={isOpen ? t`Appeals to do` : t`Appeals that were decided`}
        rows={list?.appeals ?? []}
        loading={answer.isPending}
        empty={
          <EmptyState title={isOpen ? t`No appeal waits` : t`Nothing was decided yet`}>
            {isOpen ? <Trans>Nobody waits for an answer here.</Trans> : null}
          </EmptyState>
        }
      />
      {isOpen ? null : (
        <p className="faint">
          <Link to="/appeals?view=figures">
            <Button type="link">
              <Trans>Figures by basis and district</Trans>
            </Button>
          </Link>
        </p>
      )}
    </>
  )
}
