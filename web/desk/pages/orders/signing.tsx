import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Navigate, useNavigate, useParams } from 'react-router'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { SignButton } from '../../../ui/desk/sign-button.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { powerWords } from '../officers/power-words.ts'
import { BatchSample } from './batch-sample.tsx'
import { PurposeHere } from './purpose-here.tsx'
import { type Signing, signingQuestion } from './questions.ts'
import { attestationIn, sampleIn } from './shown.ts'
import { SignedDocument, useTitleOf } from './signed-document.tsx'
import './orders.css'

/** What is signed in words, who signs and who has, and the button: nothing can be signed that was not on this page. */
export function SigningPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  return (
    <PurposeHere title={t`Sign`}>
      {(purpose) => <Asked key={id} id={id} purpose={purpose} />}
    </PurposeHere>
  )
}

function Asked({ id, purpose }: { id: string; purpose: Purpose }) {
  const answer = useQuery(signingQuestion(id, purpose))
  // Rules are signed where it stands whom they touch.
  if (answer.data?.kind === 'adoption') return <Navigate to={`/policy/sign/${id}`} replace />
  if (answer.data) return <Opened signing={answer.data} purpose={purpose} />
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return <Skeleton rows={12} />
}

/** Where a document leads once it is signed by all. */
function madeAt(signing: Signing, made: string): string {
  const { kind, document } = signing
  const leadsTo = attestationIn(signing)?.leadsTo
  if (leadsTo) return leadsTo
  if (kind === 'order') return `/orders/${made}`
  if (kind === 'batch') return `/batches/${made}`
  const act = document as { order?: string | null; batch?: string | null; appeal?: string }
  if (kind === 'act' && act.appeal) return `/appeals/${act.appeal}`
  if (kind === 'act' && act.order) return `/orders/${act.order}`
  if (kind === 'act' && act.batch) return `/batches/${act.batch}`
  return '/orders'
}

function Opened({ signing, purpose }: { signing: Signing; purpose: Purpose }) {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const title = useTitleOf(signing)
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set())
  useTitle(title)
  const sample = sampleIn(signing)
  const left = sample.filter((index) => !seen.has(index)).length
  const blocked =
    left > 0 ? t`Open the rest of the sample first: ${format.number(left)} to go.` : null
  const onSigned = (made: string | null) => {
    for (const name of ['orders', 'order', 'appeal', 'cases', 'case', 'contacts', 'day'])
      void queries.invalidateQueries({ queryKey: [name] })
    if (made !== null) void navigate(madeAt(signing, made))
  }
  return (
    <div className="orders order-page">
      <PageHead
        title={title}
        line={
          <Trans>
            drafted by {signing.draftedBy} on {format.dayAndTime(signing.draftedAt)}, to be signed
            until {format.dayAndTime(signing.expiresAt)}
          </Trans>
        }
      />
      <div className="order-columns">
        <div>
          <SignedDocument signing={signing} />
          {sample.length > 0 ? (
            <BatchSample
              signing={signing.signing}
              sample={sample}
              seen={seen}
              purpose={purpose}
              onSeen={(index) => setSeen((before) => new Set([...before, index]))}
            />
          ) : null}
        </div>
        <div>
          <Signers signing={signing} />
          <Panel title={t`Your signature`}>
            {signing.isMine ? (
              <SignButton signing={signing} blocked={blocked} onSigned={onSigned} />
            ) : (
              <p className="soft">
                {signing.takenAt ? (
                  <Trans>Signed by all on {format.dayAndTime(signing.takenAt)}.</Trans>
                ) : (
                  <Trans>It is not your turn to sign. You see who is next above.</Trans>
                )}
              </p>
            )}
          </Panel>
          <Panel title={t`What the passkey signs`}>
            <p className="code order-digest">{signing.digest}</p>
            <p className="faint">
              <Trans>
                The digest of exactly this document. If one letter of it changes, the signature
                holds no more.
              </Trans>
            </p>
          </Panel>
        </div>
      </div>
    </div>
  )
}

function Signers({ signing }: { signing: Signing }) {
  const { t } = useLingui()
  const format = useFormats()
  const next = signing.signers.find(({ signedAt }) => signedAt === null)
  return (
    <Panel title={t`Who signs`}>
      <ol className="order-signers">
        {signing.signers.map((one) => {
          const { officer, name, unit, power, signedAt } = one
          const word = powerWords[power]
          return (
            <li key={`${officer} ${power}`}>
              <span>
                <b>{name ?? officer}</b> · {unit}
                <span className="faint"> {word ? t(word) : power}</span>
              </span>
              {signedAt ? (
                <StatusTag tone="ok">
                  <Trans>signed {format.time(signedAt)}</Trans>
                </StatusTag>
              ) : one === next ? (
                <StatusTag tone="wait">
                  <Trans>signs next</Trans>
                </StatusTag>
              ) : (
                <StatusTag tone="idle">
                  <Trans>after that</Trans>
                </StatusTag>
              )}
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
