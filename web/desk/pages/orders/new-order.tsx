import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { FindSubject } from './find-subject.tsx'
import { NewZone } from './new-zone.tsx'
import { OrderForm } from './order-form.tsx'
import { StateTag } from './order-table.tsx'
import { type Ground, groundQuestion } from './questions.ts'
import { RecordFact } from './record-fact.tsx'
import { draftsOrders, recordsFacts } from './who-may.ts'
import './orders.css'

/** A new order: about whom, on which facts, what, until when and why; whom it is about stands in the address. */
export function NewOrder() {
  const { t } = useLingui()
  const { actor } = useMe()
  const [search, setSearch] = useSearchParams()
  const isZone = search.get('about') === 'area'
  useTitle(t`New order`)
  if (actor && !draftsOrders(actor.role))
    return (
      <>
        <PageHead title={t`New order`} />
        <EmptyState title={t`This role drafts no orders`}>
          <Trans>Investigators and commanders do.</Trans>
        </EmptyState>
      </>
    )
  return (
    <div className="orders">
      <PageHead
        title={t`New order`}
        line={
          <Trans>
            It rests on facts that exist, ends by itself, and two people of two units sign it.
          </Trans>
        }
      />
      <div>
        <Segmented
          aria-label={t`About whom`}
          value={isZone ? 'area' : 'person'}
          options={[
            { value: 'person', label: t`One person` },
            { value: 'area', label: t`Buildings (a zone)` },
          ]}
          onChange={(about) => setSearch(about === 'area' ? { about } : {}, { replace: true })}
        />
      </div>
      {isZone ? <NewZone /> : <OnePerson />}
    </div>
  )
}

function OnePerson() {
  const [search, setSearch] = useSearchParams()
  const person = search.get('person') ?? ''
  const renews = search.get('renews')
  const answer = useQuery({ ...groundQuestion(person), enabled: person !== '' })
  if (person === '') return <FindSubject onFound={(found) => setSearch({ person: found })} />
  if (!answer.data)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={12} />
    )
  return <Grounded key={person} person={person} renews={renews} ground={answer.data} />
}

function Grounded(props: { person: string; renews: string | null; ground: Ground }) {
  const { t } = useLingui()
  const [, setSearch] = useSearchParams()
  const { actor } = useMe()
  const { person, renews, ground } = props
  return (
    <div className="order-columns">
      <OrderForm person={person} renews={renews} ground={ground} />
      <div>
        <Panel
          title={<span lang="zh-CN">{ground.nameMasked}</span>}
          aside={
            <button type="button" className="link-button" onClick={() => setSearch({})}>
              <Trans>somebody else</Trans>
            </button>
          }
        >
          <p lang="zh-CN" className="soft">
            {ground.address}
          </p>
        </Panel>
        <Panel title={t`What is known of them`}>
          {ground.facts.length === 0 ? (
            <p className="soft">
              <Trans>No fact that could carry an order is recorded.</Trans>
            </p>
          ) : (
            <EvidenceList evidence={ground.facts} />
          )}
          {recordsFacts(actor?.role) ? <RecordFact person={person} /> : null}
        </Panel>
        <Panel title={t`Orders there are`}>
          {ground.standing.length === 0 ? (
            <p className="soft">
              <Trans>None.</Trans>
            </p>
          ) : (
            <Standing ground={ground} />
          )}
        </Panel>
      </div>
    </div>
  )
}

function Standing({ ground }: { ground: Ground }) {
  const { t } = useLingui()
  return (
    <ul className="order-where">
      {ground.standing.map((line) => (
        <li key={line.order}>
          <a href={`/desk/orders/${line.order}`} className="code">
            {line.order}
          </a>{' '}
          <StateTag line={line} />
          {line.emergency ? <StatusTag tone="late">{t`emergency, two hours`}</StatusTag> : null}
        </li>
      ))}
    </ul>
  )
}
