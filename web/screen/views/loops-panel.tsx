import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Board } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { Panel } from '../../kit/panel.tsx'
import { Tag } from '../../kit/tag.tsx'
import { loopWords } from '../../shell/words.ts'
import { lists } from '../lists.ts'
import { NotRead } from '../not-read.tsx'
import { Remaining } from '../remaining.tsx'
import { useOwnerWord } from '../use-owner-word.ts'
import { wallQuestions } from '../wall-questions.ts'

/** Open loops by kind with how many are overdue, and of each kind the one due first with who must close it. */
export function LoopsPanel({ board, title }: { board: Board; title: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const ownerWord = useOwnerWord(board)
  const { data: answer, error } = useQuery(wallQuestions.loops())
  if (!answer) {
    return (
      <Panel title={title} className="loops">
        <p className="nothing">
          <NotRead cause={error} />
        </p>
      </Panel>
    )
  }
  const counts = answer.counts.toSorted((a, b) => b.overdue - a.overdue || b.open - a.open)
  return (
    <Panel
      title={title}
      className="loops"
      aside={<Trans>as of {format.timeWithSeconds(answer.countsAsOf)}</Trans>}
    >
      {counts.length === 0 ? (
        <p className="nothing">
          <Tag tone="ok">
            <Trans>Nothing is open</Trans>
          </Tag>
        </p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t`What is owed`}</th>
              <th scope="col" className="num">{t`Open`}</th>
              <th scope="col" className="num">{t`Overdue`}</th>
              <th scope="col">{t`Due first`}</th>
              <th scope="col">{t`Owner`}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ kind, open, overdue }) => {
              const first = answer.loops.find((loop) => loop.kind === kind)
              return (
                <tr key={kind} data-kind={kind}>
                  <th scope="row">{t(loopWords[kind])}</th>
                  <td className="num">
                    <a href={lists.loops(kind)}>{format.number(open)}</a>
                  </td>
                  <td className="num">
                    {overdue > 0 ? (
                      <a href={lists.loops(kind, true)}>
                        <Tag tone="late">{format.number(overdue)}</Tag>
                      </a>
                    ) : (
                      format.number(0)
                    )}
                  </td>
                  <td>{first ? <Remaining dueAt={first.dueAt} /> : '–'}</td>
                  <td className="clip">{first ? ownerWord(first) : '–'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
