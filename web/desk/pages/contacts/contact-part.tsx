import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useSend } from '../orders/use-send.ts'
import { CorrectPart } from './correct-part.tsx'
import { IdentifyPart } from './identify-part.tsx'
import { KindTag } from './kind-tag.tsx'
import { ProposalPart } from './proposal-part.tsx'
import { type ContactView, contactQuestion } from './questions.ts'
import { dropWords, relationWords } from './words.ts'

type Props = {
  contact: string
  purpose: Purpose
  mayWrite: boolean
  onChanged: () => void
  onClose: () => void
}

/** One contact opened: who it is, how they were exposed, what is proposed by which rule; the reading is recorded with the person. */
export function ContactPart(props: Props) {
  const { t } = useLingui()
  const answer = useQuery(contactQuestion(props.contact, props.purpose))
  if (answer.isError)
    return (
      <Panel title={t`Contact`}>
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      </Panel>
    )
  if (!answer.data)
    return (
      <Panel title={t`Contact`}>
        <Skeleton rows={6} />
      </Panel>
    )
  return <Opened {...props} view={answer.data} />
}

function Opened({ view, mayWrite, onChanged, onClose }: Props & { view: ContactView }) {
  const { t } = useLingui()
  const format = useFormats()
  const { row, called, proposal, words } = view
  const drop = useSend<{ reason: keyof typeof dropWords }, unknown>(
    () => `/contacts/${row.contact}/drop`,
    () => {
      onChanged()
      onClose()
    },
  )
  const way = view.ways.find(({ id }) => id === row.way)
  const facts: [string, string][] = [
    [t`Name`, view.name ?? called?.name ?? t`unknown`],
    [t`Phone`, view.phone ?? called?.phone ?? '–'],
    [t`Address`, view.address ?? '–'],
    [t`Known besides`, called?.words ?? '–'],
    [t`Relation`, t(relationWords[row.relation])],
    [
      t`Exposed`,
      `${format.dayAndTime(row.firstExposedAt)} – ${format.dayAndTime(row.lastExposedAt)}`,
    ],
    [t`Way`, way ? format.text(way) : '–'],
  ]
  return (
    <Panel
      title={row.nameMasked ?? t`Contact`}
      aside={
        <Button size="small" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <Facts facts={facts} />
      <ProposalPart proposal={proposal} />
      <p>
        <Trans>Decided</Trans>: <KindTag kind={row.decided} />{' '}
        {view.decidedBy && view.decidedAt ? (
          <span className="faint">
            {view.decidedBy} · {format.dayAndTime(view.decidedAt)}
          </span>
        ) : null}
      </p>
      {words ? <p className="contact-words">{words}</p> : null}
      {mayWrite && view.dropReason === null ? (
        <>
          {row.person === null ? <IdentifyPart view={view} onChanged={onChanged} /> : null}
          <CorrectPart key={row.version} view={view} onChanged={onChanged} />
          <details>
            <summary>
              <Trans>Take off the list</Trans>
            </summary>
            <div className="name-acts">
              {(Object.keys(dropWords) as (keyof typeof dropWords)[]).map((reason) => (
                <Button key={reason} onClick={() => drop.mutate({ reason })}>
                  {t(dropWords[reason])}
                </Button>
              ))}
            </div>
          </details>
          {drop.isError ? <ErrorState cause={drop.error} /> : null}
        </>
      ) : null}
    </Panel>
  )
}
