import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { TubeStory } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Icon } from '../../../ui/desk/icon.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { toldSteps } from '../tube/detail.ts'
import { Members } from '../tube/members.tsx'
import { Step } from '../tube/step.tsx'
import { stepWords } from '../tube/step-words.ts'
import { stepStories, waitStories } from './step-story.ts'
import { useHurry } from './use-hurry.ts'
import '../tube/tube.css'
import './follow.css'

// A dozen steps in three minutes, with time to read.
const stepMs = 11_000
const againMs = 2_000

function Waiting({ tube, isHurried }: { tube: TubeStory; isHurried: boolean }) {
  const { t } = useLingui()
  const next = tube.owed[0]?.step ?? ''
  const story = waitStories[next]
  return (
    <p className="follow-wait" role="status">
      {story ? t(story) : t`The next step is still to come.`}{' '}
      {isHurried ? (
        <Trans>The city is hurried until it happens.</Trans>
      ) : (
        <Trans>“Go on” hurries the city until it happens.</Trans>
      )}
    </p>
  )
}

/** One tube, step after step, each with what it is for; where the tube has not got that far, the demo city is hurried. */
export function WalkWithATube() {
  const { t } = useLingui()
  const format = useFormats()
  const { code = '' } = useParams()
  const [at, setAt] = useState(0)
  const [isMoving, setMoving] = useState(true)
  const answer = useQuery({ ...questions.tube(code), refetchInterval: againMs })
  useTitle(t`Follow a tube`)
  const tube = answer.data
  const steps = tube ? toldSteps(tube.steps) : []
  const last = steps.length - 1
  const isAtEnd = at >= last
  const isOver = isAtEnd && tube !== undefined && tube.owed.length === 0
  useHurry(isMoving && isAtEnd && !isOver && tube !== undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step has its own time
  useEffect(() => {
    if (!isMoving || isAtEnd) return
    const timer = setTimeout(() => setAt((now) => now + 1), stepMs)
    return () => clearTimeout(timer)
  }, [isMoving, isAtEnd, at])
  if (!tube) {
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={10} />
    )
  }
  const step = steps[Math.min(at, last)]
  const story = step ? stepStories[step.step] : undefined
  return (
    <div className="tube follow">
      <PageHead
        title={t`Follow a tube`}
        line={
          <>
            <Link to={`/tubes/${tube.tube}`} className="code">
              {tube.tube}
            </Link>
            <span>{tube.siteName}</span>
          </>
        }
      />
      <section className="panel follow-now" aria-live="polite" aria-label={t`This step`}>
        <p className="faint">
          <Trans>
            Step {format.number(Math.min(at, last) + 1)} of {format.number(steps.length)}
          </Trans>
        </p>
        {step ? (
          <ol className="steps">
            <Step step={step} day="" before={at > 0 ? (steps[at - 1]?.at ?? null) : null} />
          </ol>
        ) : null}
        {story ? <p className="follow-story">{t(story)}</p> : null}
        {isAtEnd && !isOver ? <Waiting tube={tube} isHurried={isMoving} /> : null}
        {isOver ? (
          <p className="follow-wait">
            <Trans>Nothing is owed any more: the loop of this tube is closed.</Trans>
          </p>
        ) : null}
        <div className="follow-keys">
          <Button onClick={() => setAt(Math.max(0, Math.min(at, last) - 1))} disabled={at === 0}>
            <Trans>Back</Trans>
          </Button>
          <Button
            icon={<Icon name={isMoving ? 'pause' : 'play'} size={16} />}
            onClick={() => setMoving(!isMoving)}
          >
            {isMoving ? t`Pause` : t`Go on`}
          </Button>
          <Button type="primary" onClick={() => setAt(at + 1)} disabled={isAtEnd}>
            <Trans>Next</Trans>
          </Button>
        </div>
      </section>
      <div className="tube-columns">
        <Panel title={t`The way so far`}>
          <ol className="follow-list">
            {steps.map((one, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
              <li key={`${one.step} ${n}`}>
                <button
                  type="button"
                  aria-current={n === Math.min(at, last) ? 'step' : undefined}
                  onClick={() => {
                    setMoving(false)
                    setAt(n)
                  }}
                >
                  <time dateTime={one.at}>{format.time(one.at)}</time>
                  <StepName name={one.step} />
                </button>
              </li>
            ))}
          </ol>
        </Panel>
        <Members tube={tube} />
      </div>
    </div>
  )
}

function StepName({ name }: { name: string }) {
  const { t } = useLingui()
  const word = stepWords[name]
  return <span>{word ? t(word) : name}</span>
}
