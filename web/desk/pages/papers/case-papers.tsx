import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { DiffPart } from './diff-part.tsx'
import { PublishedPart } from './published-part.tsx'
import { papersQuestion } from './questions.ts'
import { TakeButton } from './take-button.tsx'
import { TraceEditor } from './trace-editor.tsx'
import './papers.css'

/** The papers of a case: its report in two languages, and what the public may read beside all that is known. */
export function CasePapersPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const answer = useQuery(papersQuestion(id))
  useTitle(t`Papers of a case`)
  const papers = answer.data
  if (!papers)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={10} />
    )
  return (
    <div className="papers">
      <PageHead
        title={t`Papers of ${papers.number ?? papers.case}`}
        line={
          <Trans>
            Report and public trace come from the same timeline. Every file carries who took it.
          </Trans>
        }
        aside={
          <Link to={`/cases/${encodeURIComponent(papers.case)}`}>
            <Trans>Back to the case</Trans>
          </Link>
        }
      />
      <Panel
        title={t`Investigation report`}
        aside={
          <Link to="/papers">
            <Trans>Templates</Trans>
          </Link>
        }
      >
        <div className="paper-acts">
          <TakeButton isMain asked={{ what: 'report', case: papers.case, language: 'zh-CN' }}>
            <Trans>Report in Chinese (Word)</Trans>
          </TakeButton>
          <TakeButton asked={{ what: 'report', case: papers.case, language: 'en' }}>
            <Trans>Report in English (Word)</Trans>
          </TakeButton>
        </div>
      </Panel>
      <DiffPart papers={papers} />
      <TraceEditor key={papers.published.length} papers={papers} />
      <PublishedPart papers={papers} />
    </div>
  )
}
