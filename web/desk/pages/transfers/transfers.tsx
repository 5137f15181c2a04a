import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { useRowKeys } from '../loops/use-row-keys.ts'
import { Watermark } from '../person/watermark.tsx'
import { CountsPart } from './counts-part.tsx'
import { MakePart } from './make-part.tsx'
import { ManyBar } from './many-bar.tsx'
import { PlanPart } from './plan-part.tsx'
import { transfersQuestion } from './questions.ts'
import { TransferPart } from './transfer-part.tsx'
import { TransferTable } from './transfer-table.tsx'
import { TripsPart } from './trips-part.tsx'
import { useFilter } from './use-filter.ts'
import { listWords } from './words.ts'
import './transfers.css'

/** The dispatcher's desk: who is to be moved, whoever was left waiting first; trips of today; what is done to many at once. */
export function TransfersPage() {
  const { t } = useLingui()
  const queries = useQueryClient()
  const { filter, opened, change } = useFilter()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const answer = useInfiniteQuery(transfersQuestion(filter))
  const rows = answer.data?.pages.flatMap(({ transfers }) => transfers) ?? []
  const open = (transfer: string) => change({ open: transfer })
  const picked = useRowKeys(
    rows.length,
    (at) => open(rows[at]?.transfer ?? ''),
    '.transfers-main .ant-table-row',
  )
  useTitle(t`Transfers`)
  const toggle = (transfer: string) => {
    const next = new Set(ticked)
    if (!next.delete(transfer)) next.add(transfer)
    setTicked(next)
  }
  const done = () => {
    setTicked(new Set())
    for (const key of ['transfers', 'transfer-counts', 'trips', 'vehicles'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  return (
    <div className="transfers">
      <Watermark />
      <PageHead
        title={t`Transfers`}
        aside={
          <>
            <Link to="/vehicles">
              <Trans>Vehicles and crews</Trans>
            </Link>{' '}
            <SavedViews />
          </>
        }
        line={
          <Trans>
            Every order ends in a placed person or a named reason, the same day. Everybody on the
            page can see that it was read.
          </Trans>
        }
      />
      <CountsPart filter={filter} change={change} />
      <PlanPart filter={filter} onDone={done} />
      <ManyBar rows={rows} ticked={ticked} setTicked={setTicked} onDone={done} />
      <MakePart ticked={ticked} onDone={done} />
      {answer.isError && rows.length === 0 ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <div className="transfers-columns">
          <div className="transfers-main">
            <TransferTable
              caption={t(listWords[filter.list])}
              rows={rows}
              picked={picked}
              open={open}
              ticks={{ has: (one) => ticked.has(one), toggle }}
              loading={answer.isPending}
              empty={
                <EmptyState title={t`Nobody on this list`}>
                  <Trans>Choose another list above.</Trans>
                </EmptyState>
              }
            />
            <MoreButton answer={answer} />
          </div>
          <div className="transfers-side no-print">
            {opened ? (
              <TransferPart
                key={opened}
                transfer={opened}
                onChanged={done}
                onClose={() => change({ open: '' })}
              />
            ) : null}
            <TripsPart area={filter.area ?? ''} onDone={done} />
          </div>
        </div>
      )}
    </div>
  )
}
