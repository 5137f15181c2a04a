import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { Recall, RecallTask } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag, type Tone } from '../../../ui/desk/status-tag.tsx'
import { PoolClock } from './pool-clock.tsx'

const outcomes: Readonly<Record<string, { tone: Tone; word: MessageDescriptor }>> = {
  negative: { tone: 'ok', word: msg`negative, hold lifted` },
  'preliminary-positive': { tone: 'late', word: msg`preliminary positive, second kit` },
  confirmed: { tone: 'late', word: msg`confirmed, case opened` },
  'not-confirmed': { tone: 'ok', word: msg`not confirmed, hold lifted` },
  excused: { tone: 'idle', word: msg`excused, with the fact` },
}

const reasons: Readonly<Record<string, MessageDescriptor>> = {
  reactive: msg`Awaiting individual test`,
  invalid: msg`Invalid: to be sampled again`,
  lost: msg`Lost: to be sampled again`,
}

function stateOf(task: RecallTask): { tone: Tone; word: MessageDescriptor } {
  const told = task.outcome === null ? null : outcomes[task.outcome]
  if (told) return told
  if (task.outcome !== null) return { tone: 'idle', word: msg`has an outcome` }
  if (task.resampledAt !== null) return { tone: 'info', word: msg`resampled, result to come` }
  return task.held
    ? { tone: 'wait', word: msg`held, to be resampled` }
    : { tone: 'wait', word: msg`to be resampled` }
}

function Member({ task }: { task: RecallTask }) {
  const { t } = useLingui()
  const format = useFormats()
  const { tone, word } = stateOf(task)
  const at = task.outcomeAt ?? task.resampledAt
  return (
    <li>
      <Link to={`/persons/${task.person}`} lang="zh-CN">
        {task.nameMasked}
      </Link>
      <StatusTag tone={tone}>{t(word)}</StatusTag>
      <span className="faint pool-address" lang="zh-CN">
        {task.address}
      </span>
      {at ? <time dateTime={at}>{format.time(at)}</time> : null}
      {task.answeredByTube ? (
        <Link to={`/tubes/${task.answeredByTube}`} className="code pool-answer">
          {task.answeredByTube}
        </Link>
      ) : null}
    </li>
  )
}

/** A recalled tube: its clock, how many members are through, and the state of each. A pool is never called positive. */
export function Pool({ recall, wanted }: { recall: Recall; wanted: boolean }) {
  const { t } = useLingui()
  const format = useFormats()
  const { tube, members, done, tasks } = recall
  const resampled = tasks.filter(
    (task) => task.resampledAt !== null || task.outcome !== null,
  ).length
  const reason = reasons[recall.reason]
  return (
    <article
      className={wanted ? 'panel pool pool-wanted' : 'panel pool'}
      id={tube}
      aria-label={t`Tube ${tube}`}
    >
      <header>
        <div>
          <Link to={`/tubes/${tube}`} className="code">
            {tube}
          </Link>
          <span className="soft">{recall.site}</span>
        </div>
        {recall.closedAt ? (
          <StatusTag tone="ok">
            <Trans>closed {format.time(recall.closedAt)}</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="wait">{reason ? t(reason) : recall.reason}</StatusTag>
        )}
      </header>
      <div className="pool-clocks">
        <PoolClock
          from={recall.openedAt}
          dueAt={recall.dueAt}
          doneAt={recall.closedAt}
          done={recall.closedAt !== null}
        />
        <p className="pool-count">
          <b>
            {format.number(resampled)}/{format.number(members)}
          </b>
          <span className="faint">
            <Trans>resampled</Trans>
          </span>
        </p>
        <p className="pool-count">
          <b>
            {format.number(done)}/{format.number(members)}
          </b>
          <span className="faint">
            <Trans>with an outcome</Trans>
          </span>
        </p>
      </div>
      <ol className="pool-members">
        {tasks.map((task) => (
          <Member key={task.person} task={task} />
        ))}
      </ol>
      <footer className="faint">
        <Trans>
          recalled {format.dayAndTime(recall.openedAt)}, due {format.time(recall.dueAt)}
        </Trans>
      </footer>
    </article>
  )
}
