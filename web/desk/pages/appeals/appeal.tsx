import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { EvidenceList } from '../orders/evidence-list.tsx'
import { PurposeHere } from '../orders/purpose-here.tsx'
import { Watermark } from '../person/watermark.tsx'
import { Acts } from './acts.tsx'
import { type AppealView, appealQuestion } from './questions.ts'
import { channelWords, doneWords, outcomeWords, turnWords } from './words.ts'
import '../orders/orders.css'
import './appeals.css'

/** One appeal with its order and what that rests on; it names a person, so it opens for a purpose and leaves a trace. */
export function AppealPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  useTitle(t`Appeal ${id}`)
  return (
    <PurposeHere title={t`Appeal ${id}`}>
      {(purpose) => <Asked key={id} id={id} purpose={purpose} />}
    </PurposeHere>
  )
}

function Asked({ id, purpose }: { id: string; purpose: Purpose }) {
  const answer = useQuery(appealQuestion(id, purpose))
  if (answer.data) return <Opened view={answer.data} />
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return <Skeleton rows={12} />
}

function Opened({ view }: { view: AppealView }) {
  const { t } = useLingui()
  const format = useFormats()
  const { row, words, additions, clerk, receipt, acts, evidence } = view
  const outcome = outcomeWords[row.outcome]
  return (
    <div className="orders order-page appeals">
      <Watermark />
      <PageHead
        title={t`Appeal`}
        line={
          <>
            <span className="code">{row.appeal}</span>{' '}
            <StatusTag tone={outcome.tone}>{t(outcome.word)}</StatusTag>
          </>
        }
        aside={
          row.turn === 'none' ? null : (
            <span className="appeal-clock">
              {t(turnWords[row.turn])} <Countdown dueAt={row.dueAt} />
            </span>
          )
        }
      />
      <div className="order-columns">
        <div>
          <Panel title={t`What the person says`}>
            <p className="appeal-words">
              {words || <Trans>No reason was given; none is needed.</Trans>}
            </p>
            {additions.map(({ at, words: more }) => (
              <p key={at} className="appeal-words">
                <span className="faint">
                  <Trans>added {format.dayAndTime(at)}</Trans>
                </span>{' '}
                {more}
              </p>
            ))}
            <p className="faint">
              {format.dayAndTime(row.madeAt)} · {t(channelWords[row.channel])}
              {clerk ? (
                <>
                  {' '}
                  · <Trans>written down by {clerk.name ?? clerk.officer}</Trans>
                </>
              ) : null}
              {receipt ? (
                <>
                  {' '}
                  · <Trans>receipt {receipt}</Trans>
                </>
              ) : null}
            </p>
          </Panel>
          <Panel title={t`The order rests on`}>
            <EvidenceList evidence={evidence} />
            {view.person ? (
              <p>
                <Link to={`/persons/${view.person}`}>
                  <Trans>The person's record and who has read it</Trans>
                </Link>
              </p>
            ) : null}
          </Panel>
          <Panel title={t`What was done`}>
            {acts.length === 0 ? (
              <p className="faint">
                <Trans>Nothing yet.</Trans>
              </p>
            ) : (
              <ol className="appeal-story">
                {acts.map(({ kind, at, by, reason }) => {
                  const word = doneWords[kind]
                  return (
                    <li key={`${kind} ${at}`}>
                      <b>{word ? t(word) : kind}</b>{' '}
                      <span className="faint">
                        {format.dayAndTime(at)} · {by.name ?? by.officer}, {by.unit}
                      </span>
                      <p>{reason}</p>
                    </li>
                  )
                })}
              </ol>
            )}
          </Panel>
        </div>
        <div>
          <OrderPart view={view} />
          <Acts view={view} />
        </div>
      </div>
    </div>
  )
}

function OrderPart({ view: { order, row, nameMasked, address } }: { view: AppealView }) {
  const { t } = useLingui()
  const format = useFormats()
  const signer = (one: AppealView['order']['issuer']) => `${one.name ?? one.officer}, ${one.unit}`
  const facts: [string, string][] = [
    [t`About`, [nameMasked, address, ...order.areas].filter(Boolean).join(' · ')],
    [t`What it asks`, format.text(row.kindName)],
    [t`Basis`, format.text(row.basisName)],
    [t`The law`, `《${order.law.act}》${order.law.article}`],
    [t`From`, format.dayAndTime(order.from)],
    [t`Until`, format.dayAndTime(order.until)],
    [t`Issued by`, signer(order.issuer)],
    [t`Approved by`, order.approver ? signer(order.approver) : t`nobody: an emergency order`],
  ]
  return (
    <Panel
      title={t`The order`}
      aside={
        order.inForce ? (
          <StatusTag tone="wait">
            <Trans>in force</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="ok">
            <Trans>without effect</Trans>
          </StatusTag>
        )
      }
    >
      <p className="order-reason">{format.text(order.reason)}</p>
      <Facts facts={facts} />
      <p>
        <Link to={`/orders/${encodeURIComponent(order.order)}`} className="code">
          {order.order}
        </Link>
      </p>
    </Panel>
  )
}
