import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { type SigningLine, signingsQuestion } from './questions.ts'

/** What waits for one's own signature, and what one drafted. */
export function SigningTable() {
  const { t } = useLingui()
  return (
    <div className="order-signings">
      <Part which="mine" title={t`Waits for your signature`} />
      <Part which="drafted" title={t`Drafted by you`} />
    </div>
  )
}

function Part({ which, title }: { which: 'mine' | 'drafted'; title: string }) {
  const { t } = useLingui()
  const answer = useQuery(signingsQuestion(which))
  const signings = answer.data?.signings
  return (
    <Panel title={title}>
      {answer.isError && !signings ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {answer.isPending ? <Skeleton rows={3} /> : null}
      {signings?.length === 0 ? <EmptyState title={t`Nothing waits here`} /> : null}
      <ul className="order-signing-list">
        {(signings ?? []).map((one) => (
          <Line key={one.signing} one={one} />
        ))}
      </ul>
    </Panel>
  )
}

function Line({ one }: { one: SigningLine }) {
  const format = useFormats()
  const signed = one.signers.filter(({ signedAt }) => signedAt !== null).length
  return (
    <li>
      <Link to={`/signings/${one.signing}`}>{one.title}</Link>
      <span className="soft">
        <Trans>
          by {one.draftedBy}, {format.dayAndTime(one.draftedAt)}
        </Trans>
      </span>
      <StatusTag tone={one.takenAt ? 'ok' : 'wait'}>
        <Trans>
          {format.number(signed)} of {format.number(one.signers.length)} signed
        </Trans>
      </StatusTag>
      {one.takenAt ? null : (
        <span className="faint">
          <Trans>until {format.dayAndTime(one.expiresAt)}</Trans>
        </span>
      )}
    </li>
  )
}
