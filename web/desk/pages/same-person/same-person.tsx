import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { useRowKeys } from '../loops/use-row-keys.ts'
import { ClaimCard } from './claim-card.tsx'
import { samePersonQuestion } from './questions.ts'
import { Settled } from './settled.tsx'
import { decidesSamePerson } from './who-may.ts'
import './same-person.css'

const lines = '.claim-cards > li'

/** Walk-ins whose document was known already: one person under two numbers, or two people; somebody decides. */
export function SamePerson() {
  const { t } = useLingui()
  const { actor } = useMe()
  const mayDecide = decidesSamePerson(actor?.role)
  const answer = useQuery({ ...samePersonQuestion(), enabled: mayDecide })
  const claims = answer.data?.claims
  const open = (claims ?? []).filter(({ settledAt }) => settledAt === null)
  const picked = useRowKeys(
    open.length,
    (at) =>
      document
        .querySelectorAll(lines)
        [at]?.querySelector<HTMLElement>('input[type=radio]')
        ?.focus(),
    lines,
  )
  useTitle(t`One person twice?`)
  if (!mayDecide) {
    return (
      <>
        <PageHead title={t`One person twice?`} />
        <EmptyState title={t`This role does not decide who somebody is`}>
          <Trans>Registrars and commanders do.</Trans>
        </EmptyState>
      </>
    )
  }
  return (
    <div className="same-person">
      <PageHead
        title={t`One person twice?`}
        line={
          <Trans>
            Registered at a site as somebody new, with a document that is somebody else's already.
            Until it is decided both are kept apart.
          </Trans>
        }
      />
      {answer.isError && !claims ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {claims && open.length === 0 ? (
        <EmptyState title={t`No question is open`}>
          <Trans>Whoever was registered at a site is new, or it is decided.</Trans>
        </EmptyState>
      ) : null}
      <ul className="claim-cards" aria-label={t`Open questions`}>
        {open.map((claim, at) => (
          <ClaimCard
            key={`${claim.walkIn} ${claim.known}`}
            claim={claim}
            isPicked={at === picked}
          />
        ))}
      </ul>
      <Settled claims={(claims ?? []).filter(({ settledAt }) => settledAt !== null)} />
    </div>
  )
}
