import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { momentIn } from '../orders/city-time.ts'
import { FindSubject } from '../orders/find-subject.tsx'
import { useSend } from '../orders/use-send.ts'
import { type AppealLodged, type OrdersToAppeal, ordersToAppealQuestion } from './questions.ts'
import '../orders/orders.css'
import './appeals.css'

type Written = {
  order: string
  person?: string
  channel: 'phone' | 'paper'
  words: string
  receipt: string
  madeAt?: string
}

/** A clerk writes down what somebody says on the phone or wrote in a letter: whose it is, against which order, in their own words. */
export function WriteDown() {
  const { t } = useLingui()
  const [person, setPerson] = useState('')
  const [typed, setTyped] = useState('')
  const [order, setOrder] = useState('')
  useTitle(t`Write down an appeal`)
  return (
    <div className="appeals narrow">
      <PageHead
        title={t`Write down an appeal`}
        line={
          <Trans>
            Nobody is refused and no reason is needed. Your name stands with it. Its clock runs from
            when the person made it.
          </Trans>
        }
      />
      <FindSubject
        onFound={(found) => {
          setPerson(found)
          setOrder('')
        }}
      />
      {person === '' ? null : <Orders person={person} chosen={order} onChoose={setOrder} />}
      <Panel title={t`Or by the number on the paper`}>
        <form
          className="order-find"
          onSubmit={(event) => {
            event.preventDefault()
            setOrder(typed.trim())
          }}
        >
          <label htmlFor="order-number">
            <Trans>Number of the order</Trans>
          </label>
          <Input
            id="order-number"
            className="code"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button htmlType="submit" disabled={typed.trim() === ''}>
            <Trans>Take this order</Trans>
          </Button>
        </form>
      </Panel>
      {order === '' ? null : <Form key={order} order={order} person={person} />}
    </div>
  )
}

function Orders(props: { person: string; chosen: string; onChoose(order: string): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { person, chosen, onChoose } = props
  const answer = useQuery(ordersToAppealQuestion(person))
  const found: OrdersToAppeal | undefined = answer.data
  if (answer.isError) return <ErrorState cause={answer.error} />
  if (!found) return <Skeleton rows={3} />
  return (
    <Panel title={t`Orders about ${found.nameMasked}`}>
      {found.orders.length === 0 ? (
        <EmptyState title={t`There is no order about this person`} />
      ) : (
        <ul className="appeal-orders">
          {found.orders.map((one) => (
            <li key={one.order}>
              <Button
                aria-pressed={one.order === chosen}
                type={one.order === chosen ? 'primary' : 'default'}
                disabled={!one.mayAppeal}
                onClick={() => onChoose(one.order)}
              >
                <span className="code">{one.order}</span>
              </Button>{' '}
              {format.dayAndTime(one.from)} – {format.dayAndTime(one.until)}{' '}
              {one.inForce ? (
                <StatusTag tone="wait">
                  <Trans>in force</Trans>
                </StatusTag>
              ) : (
                <StatusTag tone="ok">
                  <Trans>without effect</Trans>
                </StatusTag>
              )}{' '}
              {one.appeals.some(({ outcome }) => outcome === 'open') ? (
                <StatusTag tone="info">
                  <Trans>an appeal is open: these words are added to it</Trans>
                </StatusTag>
              ) : null}
              <p className="soft">{format.text(one.reason)}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Form({ order, person }: { order: string; person: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const id = useId()
  const queries = useQueryClient()
  const [channel, setChannel] = useState<Written['channel']>('phone')
  const [words, setWords] = useState('')
  const [receipt, setReceipt] = useState('')
  const [madeAt, setMadeAt] = useState('')
  const [done, setDone] = useState<AppealLodged | null>(null)
  const send = useSend<Written, AppealLodged>(
    () => '/appeals',
    (lodged) => {
      setDone(lodged)
      void queries.invalidateQueries({ queryKey: ['orders-to-appeal'] })
    },
  )
  if (done)
    return (
      <Panel title={t`It is in`}>
        <p>
          <StatusTag tone="ok">
            {done.isNew ? (
              <Trans>Appeal written down</Trans>
            ) : (
              <Trans>Added to the open appeal</Trans>
            )}
          </StatusTag>{' '}
          <span className="code">{done.appeal}</span>
        </p>
        <p>
          <Trans>
            Tell the person: a first answer by {format.dayAndTime(done.answerBy)}, a decision by{' '}
            {format.dayAndTime(done.decideBy)}. If nobody decides, the order stops by itself.
          </Trans>
        </p>
      </Panel>
    )
  const made = momentIn(madeAt)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({
      order,
      channel,
      words,
      receipt: receipt.trim(),
      ...(person === '' ? {} : { person }),
      ...(made === null ? {} : { madeAt: made }),
    })
  }
  return (
    <Panel title={t`The appeal against ${order}`}>
      <form className="appeal-form" onSubmit={submit}>
        <Segmented<Written['channel']>
          aria-label={t`How it came`}
          value={channel}
          onChange={setChannel}
          options={[
            { value: 'phone', label: t`By phone` },
            { value: 'paper', label: t`On paper` },
          ]}
        />
        <label htmlFor={`${id}-words`}>
          <Trans>In the person's own words (may stay empty)</Trans>
        </label>
        <Input.TextArea
          id={`${id}-words`}
          rows={4}
          maxLength={4_000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <label htmlFor={`${id}-receipt`}>
          {channel === 'phone' ? (
            <Trans>Number of the call or of its recording</Trans>
          ) : (
            <Trans>Number of the scanned letter</Trans>
          )}
        </label>
        <Input
          id={`${id}-receipt`}
          maxLength={60}
          value={receipt}
          onChange={(event) => setReceipt(event.target.value)}
        />
        <label htmlFor={`${id}-made`}>
          <Trans>When it was made, if not now</Trans>
        </label>
        <input
          id={`${id}-made`}
          type="datetime-local"
          className="appeal-until"
          value={madeAt}
          onChange={(event) => setMadeAt(event.target.value)}
        />
        {send.isError ? <ErrorState cause={send.error} /> : null}
        <Button
          type="primary"
          htmlType="submit"
          loading={send.isPending}
          disabled={receipt.trim() === ''}
        >
          <Trans>Write it down</Trans>
        </Button>
      </form>
    </Panel>
  )
}
