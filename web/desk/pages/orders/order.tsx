import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { Watermark } from '../person/watermark.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { DraftAct } from './free-order.tsx'
import { OrderFacts } from './order-facts.tsx'
import { ServingTag, StateTag } from './order-table.tsx'
import { PurposeHere } from './purpose-here.tsx'
import { type OrderStory, orderQuestion } from './questions.ts'
import { ServeForm } from './serve-form.tsx'
import { Story } from './story.tsx'
import { draftsOrders } from './who-may.ts'
import './orders.css'

/** One order with its whole story; it names a person, so it opens for a purpose and leaves a trace. */
export function OrderPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  useTitle(t`Order ${id}`)
  return (
    <PurposeHere title={t`Order ${id}`}>
      {(purpose) => <Asked key={id} id={id} purpose={purpose} />}
    </PurposeHere>
  )
}

function Asked({ id, purpose }: { id: string; purpose: Purpose }) {
  const answer = useQuery(orderQuestion(id, purpose))
  if (answer.data) return <Opened order={answer.data} />
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return <Skeleton rows={12} />
}

function Opened({ order }: { order: OrderStory }) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const { line, evidence, story, mayLift, person, reason } = order
  return (
    <div className="orders order-page">
      <Watermark />
      <PageHead
        title={format.text(line.kindName)}
        line={
          <>
            <span className="code">{line.order}</span> <StateTag line={line} />{' '}
            {mayLift || line.serving.state === 'served' ? (
              <ServingTag serving={line.serving} />
            ) : null}
          </>
        }
        aside={
          person && mayLift && draftsOrders(actor?.role) ? (
            <Link to={`/orders/new?person=${person.person}&renews=${line.order}`}>
              <Button>
                <Trans>Renew by a new order</Trans>
              </Button>
            </Link>
          ) : null
        }
      />
      <div className="order-columns">
        <div>
          <Panel title={t`What the person reads`}>
            <p lang="zh-CN" className="order-reason">
              {reason.zh}
            </p>
            <p lang="en" className="order-reason soft">
              {reason.en}
            </p>
          </Panel>
          <Panel title={t`On these facts`}>
            <EvidenceList evidence={evidence} />
          </Panel>
          <Panel title={t`What has happened`}>
            <Story steps={story} />
          </Panel>
        </div>
        <div>
          <OrderFacts order={order} />
          {mayLift ? (
            <DraftAct
              title={t`End it`}
              acts={[
                { act: 'lift', word: t`Lift`, follows: t`It has done its work. One signature.` },
                {
                  act: 'suspend',
                  word: t`Suspend`,
                  follows: t`It should not have been made. One signature; it does not come back.`,
                },
              ]}
              path={(act) => `/orders/${encodeURIComponent(line.order)}/${act}`}
            />
          ) : null}
          {mayLift && line.serving.state !== 'served' ? <ServeForm order={line.order} /> : null}
        </div>
      </div>
    </div>
  )
}
