import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { CaseDesk } from './case-desk.tsx'
import { investigationQuestion } from './questions.ts'
import './case.css'

/** The page of one case, in call mode: the timeline, quick notes beside it, the judgement of contacts below. */
export function CasePage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const { actor } = useMe()
  const answer = useQuery(investigationQuestion(id))
  const number = answer.data?.case.number
  useTitle(number === undefined ? t`Case` : t`Case ${number}`)
  if (answer.data && actor) return <CaseDesk key={id} file={answer.data} account={actor.id} />
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return <Skeleton rows={14} />
}
