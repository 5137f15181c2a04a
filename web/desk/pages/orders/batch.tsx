import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { StageTag } from './batch-table.tsx'
import { DraftAct } from './free-order.tsx'
import { signerWord } from './order-facts.tsx'
import { type BatchStory, batchQuestion } from './questions.ts'
import { Story } from './story.tsx'
import { stateWords } from './words.ts'
import './orders.css'

/** One batch: how many, where, how they stand, its stages, and one act that ends all of it. */
export function BatchPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const answer = useQuery(batchQuestion(id))
  useTitle(t`Batch ${id}`)
  if (answer.data) return <Opened story={answer.data} />
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return <Skeleton rows={12} />
}

function Opened({ story }: { story: BatchStory }) {
  const { t } = useLingui()
  const format = useFormats()
  const { batch, reason, where, next, missing, appeals } = story
  const signers = [
    batch.issuer,
    batch.approver,
    ...(batch.cityApprover ? [batch.cityApprover] : []),
  ]
  const path = (act: string) => `/batches/${encodeURIComponent(batch.batch)}/${act}`
  return (
    <div className="orders order-page">
      <PageHead
        title={
          <Trans>
            {format.text(batch.kindName)} for {format.number(batch.people)} people
          </Trans>
        }
        line={
          <>
            <span className="code">{batch.batch}</span> <StageTag batch={batch} />{' '}
            <span className="soft">
              <Trans>
                {format.text(batch.basisName)}, signed by {signers.map(signerWord).join(t`, `)}
              </Trans>
            </span>
          </>
        }
      />
      <div className="order-columns">
        <div>
          <Stages story={story} />
          <Standing story={story} />
          <Panel title={t`What they read`}>
            <p lang="zh-CN" className="order-reason">
              {reason.zh}
            </p>
            <p lang="en" className="order-reason soft">
              {reason.en}
            </p>
          </Panel>
          <Panel title={t`What has happened`}>
            <Story steps={story.story} />
          </Panel>
        </div>
        <div>
          {batch.suspendedAt ? null : (
            <DraftAct
              title={t`Stop all of it`}
              acts={[
                {
                  act: 'suspend',
                  word: t`Suspend the whole batch`,
                  follows: t`One signature frees everybody on the list at once, and it does not come back.`,
                },
              ]}
              path={path}
            />
          )}
          {next.stage !== null && !batch.suspendedAt ? (
            <NextStage next={next} path={path('open-stage')} />
          ) : null}
          <Panel title={t`Where`}>
            <ul className="order-where">
              {where.map(({ area, name, count }) => (
                <li key={area}>
                  <span lang="zh-CN">{name ?? area}</span> <b>{format.number(count)}</b>
                </li>
              ))}
            </ul>
            {missing > 0 ? (
              <p className="soft">
                <Plural
                  value={missing}
                  one="# person on the list was left out at the last signature: the ground had gone."
                  other="# people on the list were left out at the last signature: the ground had gone."
                />
              </p>
            ) : null}
            <p className="soft">
              <Plural value={appeals} one="# appeal" other="# appeals" />
            </p>
          </Panel>
        </div>
      </div>
    </div>
  )
}

function Stages({ story: { batch } }: { story: BatchStory }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <Panel title={t`Stages`}>
      <ol className="order-stages">
        {batch.stages.map(({ upTo, people, openedAt }, n) => (
          <li key={upTo} className={openedAt ? 'open' : ''}>
            <b>
              <Trans>Stage {format.number(n + 1)}</Trans>
            </b>
            <span>
              <Plural value={people} one="# person" other="# people" />
            </span>
            {openedAt ? (
              <StatusTag tone="wait">
                <Trans>open since {format.dayAndTime(openedAt)}</Trans>
              </StatusTag>
            ) : (
              <StatusTag tone="idle">
                <Trans>not open: binds nobody</Trans>
              </StatusTag>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Standing({ story: { states, serving } }: { story: BatchStory }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <Panel title={t`How they stand now`}>
      <ul className="order-where">
        {states.map(({ state, people }) => (
          <li key={state}>
            <StatusTag tone={stateWords[state].tone}>{t(stateWords[state].word)}</StatusTag>{' '}
            <b>{format.number(people)}</b>
          </li>
        ))}
      </ul>
      <p className="soft">
        <Trans>
          Told: {format.number(serving.served)}; to be told: {format.number(serving.owed)}; not told
          in time: {format.number(serving.escalated)}
        </Trans>
      </p>
    </Panel>
  )
}

function NextStage({ next, path }: { next: BatchStory['next']; path: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const stage = next.stage ?? 0
  if (!next.may)
    return (
      <Panel title={t`Next stage`}>
        <p className="soft">{next.why ? format.text(next.why) : null}</p>
      </Panel>
    )
  return (
    <DraftAct
      title={t`Next stage`}
      acts={[
        {
          act: 'open-stage',
          word: t`Open stage ${format.number(stage + 1)}`,
          follows: t`Then ${format.number(next.people)} more people are bound. One signature.`,
        },
      ]}
      path={() => path}
      input={() => ({ stage })}
    />
  )
}
