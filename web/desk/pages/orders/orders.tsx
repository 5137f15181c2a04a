import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { BatchTable } from './batch-table.tsx'
import { EndResponse } from './end-response.tsx'
import { Filters } from './filters.tsx'
import { OrderTable } from './order-table.tsx'
import { ordersQuestion, signingsQuestion } from './questions.ts'
import { SigningTable } from './signing-table.tsx'
import { useFilter, type View } from './use-filter.ts'
import { draftsOrders, endsResponses, seesOrders } from './who-may.ts'
import { ZoneTable } from './zone-table.tsx'
import './orders.css'

/** The desk of orders: what stands, what waits to be served, batches, zones, and what waits for a signature. */
export function OrdersPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  useTitle(t`Orders`)
  if (actor && !seesOrders(actor.role))
    return (
      <>
        <PageHead title={t`Orders`} />
        <EmptyState title={t`This role has nothing to do with orders`}>
          <Trans>Investigators, grid workers, commanders and inspectors do.</Trans>
        </EmptyState>
      </>
    )
  return <Desk />
}

function Desk() {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const { view, change } = useFilter()
  const waiting = useQuery(signingsQuestion('mine')).data?.signings.length ?? 0
  const parts: { value: View; label: string }[] = [
    { value: 'orders', label: t`Orders` },
    { value: 'unserved', label: t`To be served` },
    { value: 'batches', label: t`Batches` },
    { value: 'zones', label: t`Zones` },
    {
      value: 'signings',
      label: waiting > 0 ? t`To sign: ${format.number(waiting)}` : t`To sign`,
    },
  ]
  return (
    <div className="orders">
      <PageHead
        title={t`Orders`}
        aside={<SavedViews />}
        line={
          <Trans>
            Each is a signed document that ends by itself. Nobody sets a state: it is worked out
            when the page is read.
          </Trans>
        }
      />
      <div className="orders-bar">
        <Segmented<View>
          aria-label={t`Part of the desk`}
          value={view}
          options={parts}
          onChange={(next) => change({ view: next === 'orders' ? '' : next })}
        />
        {draftsOrders(actor?.role) ? (
          <span className="orders-new">
            <Link to="/orders/new">
              <Button type="primary">
                <Trans>New order</Trans>
              </Button>
            </Link>
            <Link to="/orders/many">
              <Button>
                <Trans>For many people</Trans>
              </Button>
            </Link>
          </span>
        ) : null}
      </div>
      {view === 'orders' || view === 'unserved' ? <OrderPart /> : null}
      {view === 'batches' ? <BatchTable /> : null}
      {view === 'zones' ? <ZoneTable /> : null}
      {view === 'signings' ? <SigningTable /> : null}
      {view === 'end' ? <EndResponse /> : null}
      {view !== 'end' && endsResponses(actor?.role) ? (
        <p>
          <button type="button" className="link-button" onClick={() => change({ view: 'end' })}>
            <Trans>End the response…</Trans>
          </button>
        </p>
      ) : null}
    </div>
  )
}

function OrderPart() {
  const { t } = useLingui()
  const { view, filter } = useFilter()
  const answer = useQuery(ordersQuestion(filter))
  return (
    <>
      <Filters counts={answer.data?.counts ?? []} />
      {answer.isError && !answer.data ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <OrderTable
          caption={view === 'unserved' ? t`Orders to be served` : t`Orders`}
          orders={answer.data?.orders ?? []}
          more={answer.data?.more ?? false}
          loading={answer.isPending}
        />
      )}
    </>
  )
}
