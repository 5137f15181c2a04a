import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { Tube } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { outcomeWords } from '../../shell/words.ts'
import { Step } from './step.tsx'
import './tube.css'

function Members({ tube }: { tube: Tube }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <Panel
      title={t`Members`}
      aside={
        <span className="faint">
          <Trans>
            {format.number(tube.members.length)} of {format.number(tube.size)}
          </Trans>
        </span>
      }
    >
      {tube.members.length === 0 ? (
        <EmptyState title={t`The tube is empty`} />
      ) : (
        <ol className="members">
          {tube.members.map((member) => (
            <li key={member.position}>
              <span className="faint">{member.position}</span>
              <Link to={`/persons/${encodeURIComponent(member.person)}`}>{member.name}</Link>
              <span className="code faint">{member.identity}</span>
              <time dateTime={member.at}>{format.timeWithSeconds(member.at)}</time>
            </li>
          ))}
        </ol>
      )}
      <p className="faint">
        <Trans>Names are masked. A person's own page asks for a purpose first.</Trans>
      </p>
    </Panel>
  )
}

/** Every step of one tube: who, where, when, by which limit, and what came out. */
export function TubePage() {
  const { t } = useLingui()
  const format = useFormats()
  const { code = '' } = useParams()
  const answer = useQuery(questions.tube(code))
  useTitle(t`Tube ${code}`)
  const tube = answer.data
  if (!tube) {
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={12} />
    )
  }
  const outcome = outcomeWords[tube.outcome]
  return (
    <div className="tube">
      <PageHead
        title={<span className="code">{tube.code}</span>}
        line={
          <>
            <StatusTag tone={outcome.tone}>{t(outcome.word)}</StatusTag>
            <span>
              {format.text(tube.site)}, {format.text(tube.area.name)}
            </span>
            {tube.pool ? (
              <Link to={`/recall#${encodeURIComponent(tube.pool)}`}>
                <Trans>its members on the recall board</Trans>
              </Link>
            ) : null}
          </>
        }
      />
      <div className="tube-columns">
        <Panel title={t`The way of the tube`}>
          <ol className="steps">
            {tube.steps.map((step, at) => (
              <Step
                key={`${step.kind}:${step.at ?? at}`}
                step={step}
                before={tube.steps[at - 1]?.at ?? null}
              />
            ))}
          </ol>
        </Panel>
        <Members tube={tube} />
      </div>
    </div>
  )
}
