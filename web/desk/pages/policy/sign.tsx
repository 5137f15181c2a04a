import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { purposesOf } from '../../../api/access.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { SignButton } from '../../../ui/desk/sign-button.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { AdoptionShown, type ShownAdoption } from './adoption-shown.tsx'
import { type SigningView, signingQuestion } from './questions.ts'
import { PolicyTabs } from './tabs.tsx'
import { useMoment } from './use-moment.ts'
import './policy.css'

/** An adoption before its two officers: what is signed, whom it touches as it was counted, and who has signed. */
export function SignAdoptionPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const { actor } = useMe()
  const mayOrder =
    actor !== null && actor !== undefined && purposesOf[actor.role]?.includes('orders')
  const answer = useQuery({
    ...signingQuestion(id, mayOrder ? 'orders' : 'inspection'),
    enabled: Boolean(actor),
  })
  useTitle(t`Sign rules`)
  const signing = answer.data
  if (!signing)
    return (
      <div className="policy">
        <PageHead title={t`Sign rules`} />
        <PolicyTabs />
        {answer.isError ? (
          <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
        ) : (
          <Skeleton rows={10} />
        )}
      </div>
    )
  return <Opened signing={signing} onAgain={() => void answer.refetch()} />
}

function Opened({ signing, onAgain }: { signing: SigningView; onAgain: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const queries = useQueryClient()
  const [hasSeen, setSeen] = useState(false)
  const shown = signing.shown as ShownAdoption
  return (
    <div className="policy">
      <PageHead
        title={t`Sign: ${format.text(shown.title)}`}
        line={<SignedBy signing={signing} />}
      />
      <PolicyTabs />
      <AdoptionShown shown={shown} signing={signing.signing} />
      <Panel title={t`Signature`}>
        {signing.takenAt !== null ? (
          <p>
            <StatusTag tone="ok">
              <Trans>both have signed</Trans>
            </StatusTag>{' '}
            <Link to="/policy/packs">
              <Trans>See it among what was adopted</Trans>
            </Link>
          </p>
        ) : signing.isMine ? (
          <div className="policy-form">
            <Checkbox checked={hasSeen} onChange={(event) => setSeen(event.target.checked)}>
              <Trans>I have looked at whom it touches and at the values that bind</Trans>
            </Checkbox>
            <SignButton
              signing={signing}
              blocked={hasSeen ? null : t`Look at whom it touches first, and say so.`}
              onSigned={() => {
                void queries.invalidateQueries({ queryKey: ['policy'] })
                onAgain()
              }}
            />
          </div>
        ) : (
          <p className="soft">
            <Trans>It waits for the other officer. Nothing has changed yet.</Trans>
          </p>
        )}
      </Panel>
    </div>
  )
}

function SignedBy({ signing }: { signing: SigningView }) {
  const moment = useMoment()
  return (
    <>
      {signing.signers.map((one) => (
        <span key={one.officer}>
          {one.name ?? one.officer} · {one.unit}:{' '}
          {one.signedAt === null ? (
            <StatusTag tone="wait">
              <Trans>not signed yet</Trans>
            </StatusTag>
          ) : (
            <StatusTag tone="ok">
              <Trans>signed {moment(one.signedAt)}</Trans>
            </StatusTag>
          )}
        </span>
      ))}
    </>
  )
}
