import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Board } from '../api/wire.ts'
import { useFormats } from '../i18n/format.ts'
import { Panel } from '../kit/panel.tsx'
import { Tag } from '../kit/tag.tsx'
import { subjectOf } from '../shell/address.ts'
import { loopWords, roleWords } from '../shell/words.ts'
import { lists } from './lists.ts'
import { Remaining } from './remaining.tsx'
import type { Freshness } from './use-freshness.ts'
import { useOwnerWord } from './use-owner-word.ts'
import { wallQuestions } from './wall-questions.ts'

// One row of a screen of 1,366 pixels; how many there are in all stands above it.
const shown = 4

function Alarm(props: {
  word: string
  what: string
  owner: string
  clock: ReactNode
  href: string
}) {
  return (
    <li className="alarm">
      <a href={props.href}>
        <b>
          <i aria-hidden="true">■ </i>
          {props.word}
        </b>
        <span className="alarm-what clip">{props.what}</span>
        <span className="alarm-owner clip">{props.owner}</span>
        {props.clock}
      </a>
    </li>
  )
}

/** What somebody must act on now, each with its owner and its clock: old data, counts that differ, loops that are late. */
export function Alarms({ board, freshness }: { board: Board; freshness: Freshness }) {
  const { t } = useLingui()
  const format = useFormats()
  const ownerWord = useOwnerWord(board)
  const age = freshness.ageSeconds
  const answer = useQuery(wallQuestions.loops()).data
  const overdue = answer?.counts.reduce((sum, one) => sum + one.overdue, 0) ?? 0
  const ownAlarms = Number(freshness.stale) + Number(!board.conserved)
  const late = answer?.loops.filter((loop) => loop.overdue).slice(0, shown - ownAlarms) ?? []
  const isQuiet = answer && late.length === 0 && board.conserved && !freshness.stale
  return (
    <Panel
      title={t`Alarms`}
      className="alarms"
      aside={
        overdue > 0 ? (
          <a href={lists.loops(undefined, true)}>
            <Plural value={overdue} one="# loop overdue" other="# loops overdue" />
          </a>
        ) : null
      }
    >
      {isQuiet ? (
        <p className="nothing">
          <Tag tone="ok">
            <Trans>Nothing is overdue, every count adds up, the data is live</Trans>
          </Tag>
        </p>
      ) : null}
      <ul>
        {freshness.stale ? (
          <Alarm
            word={t`Data is old`}
            what={t`The server does not answer; numbers as of ${format.timeWithSeconds(board.now)}`}
            owner={t(roleWords.administrator)}
            clock={<Tag tone="late">{t`Data ${age} s old`}</Tag>}
            href={lists.round}
          />
        ) : null}
        {board.conserved ? null : (
          <Alarm
            word={t`A count does not add up`}
            what={t`Two independent counts of the same things differ`}
            owner={t(roleWords['city-commander'])}
            clock={<Tag tone="late">{t`as of ${format.timeWithSeconds(board.now)}`}</Tag>}
            href={lists.round}
          />
        )}
        {late.map((loop) => (
          <Alarm
            key={`${loop.kind} ${loop.subject}`}
            word={t(loopWords[loop.kind])}
            what={`${subjectOf(loop.subject).code} · ${format.area(loop.area, loop.areaName)}`}
            owner={ownerWord(loop)}
            clock={<Remaining dueAt={loop.dueAt} />}
            href={lists.loops(loop.kind, true)}
          />
        ))}
      </ul>
    </Panel>
  )
}
