import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Navigate } from 'react-router'
import { questions } from '../../../api/questions.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useRound } from '../../shell/use-round.ts'

const againMs = 3_000

/** Picks a tube that is worth following: one whose members were recalled, else the one that was opened last. */
export function FollowATube() {
  const { t } = useLingui()
  useTitle(t`Follow a tube`)
  const round = useRound()
  const recalls = useQuery({
    ...questions.recalls(round ?? ''),
    enabled: round !== null,
    retry: false,
  })
  const latest = useQuery({ ...questions.demoTube(), refetchInterval: againMs, retry: false })
  const all = recalls.data?.recalls ?? []
  // A pool that was reactive has the longest way; of those, one whose loop is closed.
  const reactive = all.filter(({ reason }) => reason === 'reactive')
  const whole = reactive.find(({ closedAt }) => closedAt !== null) ?? reactive[0] ?? all[0]
  const code = whole?.tube ?? latest.data?.tube
  if (code) return <Navigate to={`/follow/${code}`} replace />
  if (latest.isPending || (round !== null && recalls.isPending)) return <Skeleton rows={8} />
  return (
    <EmptyState title={t`No tube has been opened yet`}>
      <Trans>The sites open soon. This page goes on by itself as soon as there is a tube.</Trans>
    </EmptyState>
  )
}
