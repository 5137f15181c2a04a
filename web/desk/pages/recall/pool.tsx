import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Recall, RecallMember, Time } from '../../../api/types.ts'
import { clockSpan } from '../../../i18n/duration.ts'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag, type Tone } from '../../../ui/desk/status-tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'

const memberWords: Record<RecallMember['state'], { tone: Tone; word: MessageDescriptor }> = {
  held: { tone: 'wait', word: msg`held, to be resampled` },
  called: { tone: 'wait', word: msg`reached by phone` },
  resampled: { tone: 'info', word: msg`resampled, result to come` },
  negative: { tone: 'ok', word: msg`negative, hold lifted` },
  'preliminary-positive': { tone: 'late', word: msg`preliminary positive, second kit` },
  confirmed: { tone: 'late', word: msg`confirmed, case opened` },
  excused: { tone: 'idle', word: msg`excused, with the fact` },
}

const resampledStates: ReadonlySet<RecallMember['state']> = new Set([
  'resampled',
  'negative',
  'preliminary-positive',
  'confirmed',
  'excused',
])
const isClosed = (state: RecallMember['state']) =>
  resampledStates.has(state) && state !== 'resampled'

/** One of the two clocks: how much of the span is used, what is left, or by how much it is over. */
function Clock(props: {
  word: ReactNode
  from: Time
  dueAt: Time
  doneAt: Time | null
  done: boolean
}) {
  const now = useCityNow()
  const dueMs = Date.parse(props.dueAt)
  const fromMs = Date.parse(props.from)
  const at = props.done && props.doneAt ? Date.parse(props.doneAt) : now
  const used = Math.min(1, Math.max(0, (at - fromMs) / (dueMs - fromMs)))
  const over = at > dueMs
  const state = props.done ? 'done' : over ? 'late' : used > 0.75 ? 'wait' : 'run'
  const span = clockSpan(dueMs - at)
  return (
    <div className={`pool-clock pool-clock-${state}`}>
      <span>{props.word}</span>
      <b>
        {props.done ? (
          <Trans>done</Trans>
        ) : over ? (
          <Trans>late {span}</Trans>
        ) : (
          <Trans>{span} left</Trans>
        )}
      </b>
      <i style={{ width: `${100 * (props.done ? 1 : used)}%` }} aria-hidden="true" />
    </div>
  )
}

/** A reactive pool: its two clocks, how many members are through, and the state of each. Never called positive. */
export function Pool({ recall, wanted }: { recall: Recall; wanted: boolean }) {
  const { t } = useLingui()
  const format = useFormats()
  const all = recall.members.length
  const resampled = recall.members.filter((member) => resampledStates.has(member.state)).length
  const closed = recall.members.filter((member) => isClosed(member.state)).length
  const reached = recall.members.filter((member) => member.state !== 'held').length
  return (
    <article
      className={wanted ? 'panel pool pool-wanted' : 'panel pool'}
      id={recall.tube}
      aria-label={t`Pool ${recall.tube}`}
    >
      <header>
        <div>
          <Link to={`/tubes/${recall.tube}`} className="code">
            {recall.tube}
          </Link>
          <span className="soft">
            {format.text(recall.site)}, {format.text(recall.area.name)}
          </span>
        </div>
        {recall.closedAt ? (
          <StatusTag tone="ok">
            <Trans>closed {format.time(recall.closedAt)}</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="wait">
            <Trans>Awaiting individual test</Trans>
          </StatusTag>
        )}
      </header>
      <div className="pool-clocks">
        <Clock
          word={<Trans>all reached</Trans>}
          from={recall.reactiveAt}
          dueAt={recall.holdDueAt}
          doneAt={recall.closedAt}
          done={reached === all}
        />
        <Clock
          word={<Trans>all resampled</Trans>}
          from={recall.reactiveAt}
          dueAt={recall.resampleDueAt}
          doneAt={recall.closedAt}
          done={resampled === all}
        />
        <p className="pool-count">
          <b>
            {format.number(closed)}/{format.number(all)}
          </b>
          <span className="faint">
            <Trans>with an outcome</Trans>
          </span>
        </p>
      </div>
      <ol className="pool-members">
        {recall.members.map((member) => (
          <li key={member.person}>
            <Link to={`/persons/${encodeURIComponent(member.person)}`}>{member.name}</Link>
            <StatusTag tone={memberWords[member.state].tone}>
              {t(memberWords[member.state].word)}
            </StatusTag>
            {member.at ? <time dateTime={member.at}>{format.time(member.at)}</time> : <span />}
          </li>
        ))}
      </ol>
      <footer className="faint">
        <Trans>reactive {format.time(recall.reactiveAt)}</Trans>
        {' · '}
        {recall.owner ? format.text(recall.owner) : <Trans>nobody owns it yet</Trans>}
      </footer>
    </article>
  )
}
