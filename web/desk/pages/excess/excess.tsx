import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { ExportSheet } from '../../../ui/desk/export-sheet.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { seesExcess } from '../../shell/stops.ts'
import { DistrictPanel } from './district-panel.tsx'
import { excessSheet } from './excess-sheet.ts'
import { MeasureDesk } from './measure-desk.tsx'
import { excessQuestion } from './questions.ts'
import '../orders/orders.css'
import './excess.css'

/** What goes on beyond the rules, by district: computed when it is read, so that no list of it can be cleared. */
export function ExcessPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  useTitle(t`Beyond the rules`)
  if (actor && !seesExcess(actor.role))
    return (
      <>
        <PageHead title={t`Beyond the rules`} />
        <EmptyState title={t`This role does not read this list`}>
          <Trans>Commanders, inspectors and privacy officers do.</Trans>
        </EmptyState>
      </>
    )
  return <Board />
}

function Board() {
  const { t } = useLingui()
  const format = useFormats()
  const [query, setQuery] = useSearchParams()
  const area = query.get('area') ?? ''
  const measure = query.get('measure') ?? ''
  const answer = useQuery(excessQuestion(area))
  const board = answer.data
  const openMeasure = (id: string) => {
    const next = new URLSearchParams(query)
    if (id === '') next.delete('measure')
    else next.set('measure', id)
    setQuery(next)
  }
  if (!board && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <div className="excess">
      <PageHead
        title={t`Beyond the rules`}
        aside={<SavedViews />}
        line={
          board ? (
            <Trans>
              {format.number(board.looked.orders)} orders in force,{' '}
              {format.number(board.looked.stays)} people in isolation rooms and{' '}
              {format.number(board.looked.measures)} reports compared with {board.policy}, now
            </Trans>
          ) : null
        }
      />
      {board ? (
        <>
          {board.looked.unsigned > 0 ? (
            <p className="late" role="status">
              ■{' '}
              <Trans>
                {format.number(board.looked.unsigned)} rows lie among the orders and are none: they
                bind nobody. See the alarms.
              </Trans>
            </p>
          ) : null}
          <div className="excess-bar">
            <ExportSheet
              what="excess"
              round={null}
              about="层层加码与一刀切"
              sheet={board.districts.length > 0 ? () => excessSheet(board) : null}
            />
          </div>
          {measure === '' ? null : (
            <MeasureDesk key={measure} measure={measure} onClose={() => openMeasure('')} />
          )}
          {board.districts.length === 0 ? (
            <EmptyState title={t`Nothing goes beyond the rules`}>
              <Trans>Every order, zone, stay and reported measure was compared.</Trans>
            </EmptyState>
          ) : (
            board.districts.map((one) => (
              <DistrictPanel key={one.district} district={one} onMeasure={openMeasure} />
            ))
          )}
        </>
      ) : (
        <Skeleton rows={10} />
      )}
    </div>
  )
}
