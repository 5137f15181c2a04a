import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useSend } from '../orders/use-send.ts'
import { EndPart } from './end-part.tsx'
import { NeedsPart } from './needs-part.tsx'
import { type TransferView, transferQuestion } from './questions.ts'
import { endWords, eventWords, kindWords, noShowWords, wayWords } from './words.ts'

type Props = { transfer: string; onChanged: () => void; onClose: () => void }

/** One person to be moved, opened: who it is, where, what they need and what happened; the reading is recorded with the person. */
export function TransferPart(props: Props) {
  const { t } = useLingui()
  const answer = useQuery(transferQuestion(props.transfer))
  if (!answer.data)
    return (
      <Panel title={t`Transfer`}>
        {answer.isError ? (
          <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <Skeleton rows={6} />
        )}
      </Panel>
    )
  return <Opened {...props} view={answer.data} again={() => void answer.refetch()} />
}

function Opened({
  view,
  onChanged,
  onClose,
  again,
}: Props & { view: TransferView; again(): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { row } = view
  const anew = useSend<object, unknown>(
    () => `/transfers/${row.transfer}/open-again`,
    () => changed(),
  )
  const changed = () => {
    again()
    onChanged()
  }
  const happened = (kind: string) => {
    const words = eventWords[kind]
    return words ? t(words) : kind
  }
  const why = (kind: string, code: string | null) => {
    if (code === null) return ''
    if (kind === 'no-show' && code in noShowWords)
      return t(noShowWords[code as keyof typeof noShowWords])
    if (kind === 'told' && code in wayWords) return t(wayWords[code as keyof typeof wayWords])
    return kind === 'ended' && code in endWords ? t(endWords[code as keyof typeof endWords]) : ''
  }
  return (
    <Panel
      title={view.name}
      aside={
        <Button size="small" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <Facts
        facts={[
          [t`Phone`, view.phone ?? '–'],
          [t`Address`, view.address ?? '–'],
          [t`Born`, view.bornOn],
          [t`Which move`, t(kindWords[row.kind])],
          [t`Why`, format.text(row.basisName)],
          [t`Order`, row.order ?? '–'],
          [t`Asked for`, format.dayAndTime(row.askedAt)],
          [t`Due`, format.dayAndTime(row.dueAt)],
        ]}
      />
      {view.endedAt === null ? (
        <>
          <NeedsPart key={row.version} view={view} onDone={changed} />
          <EndPart transfer={row.transfer} onDone={changed} />
        </>
      ) : (
        <p>
          <Trans>Ended {format.dayAndTime(view.endedAt)}</Trans>
          {view.endedWhy ? `: ${t(endWords[view.endedWhy])}` : ''}{' '}
          {view.endedWhy === 'arrived' || view.endedWhy === 'at-home' ? null : (
            <Button loading={anew.isPending} onClick={() => anew.mutate({})}>
              <Trans>Open anew</Trans>
            </Button>
          )}
        </p>
      )}
      {anew.isError ? <ErrorState cause={anew.error} /> : null}
      {view.endedWords ? <p className="transfer-words">{view.endedWords}</p> : null}
      <h3>
        <Trans>What happened</Trans>
      </h3>
      <ol className="transfer-story">
        {view.events.map((event) => (
          <li key={`${event.kind} ${event.at} ${event.trip ?? ''}`}>
            {format.dayAndTime(event.at)} {happened(event.kind)} {why(event.kind, event.why)}{' '}
            <span className="faint">{event.by}</span>
            {event.words ? <div className="transfer-words">{event.words}</div> : null}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
