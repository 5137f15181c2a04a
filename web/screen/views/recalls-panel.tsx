import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Board } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { Bar } from '../../kit/bar.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Tag } from '../../kit/tag.tsx'
import { lists } from '../lists.ts'
import { NotRead } from '../not-read.tsx'
import { Remaining } from '../remaining.tsx'
import { wallQuestions } from '../wall-questions.ts'

const shown = 9

/** Tubes under recall, those due first on top: k of n members with an outcome, and the time that is left. */
export function RecallsPanel({ board: { round, recalls } }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const { data: answer, error } = useQuery(wallQuestions.openRecalls(round.round))
  const rows = answer?.recalls.slice(0, shown) ?? []
  const more = recalls.open - rows.length
  return (
    <Panel
      title={t`Tubes under recall`}
      className="recalls"
      aside={
        answer ? (
          <Trans>as of {format.timeWithSeconds(answer.now)}</Trans>
        ) : (
          <NotRead cause={error} />
        )
      }
    >
      <p className="recall-sums">
        <a href={lists.recalls()}>
          <b>{format.number(recalls.open)}</b> <Trans>open</Trans>
        </a>
        <span>
          <b>{format.number(recalls.closed)}</b> <Trans>closed</Trans>
        </span>
        <span>
          <b>{format.number(recalls.membersHeld)}</b> <Trans>people held</Trans>
        </span>
      </p>
      {answer && rows.length === 0 ? (
        <p className="nothing">
          <Tag tone="ok">
            <Trans>No tube is under recall</Trans>
          </Tag>
        </p>
      ) : null}
      <ul className="pools">
        {rows.map((recall) => (
          <li key={recall.tube}>
            <a href={lists.recalls(recall.tube)}>
              <code>{recall.tube}</code>
              <b>
                {recall.done}/{recall.members}
              </b>
              <Remaining dueAt={recall.dueAt} />
              <Bar parts={[{ name: 'resulted', count: recall.done }]} whole={recall.members} />
            </a>
          </li>
        ))}
      </ul>
      {answer && more > 0 ? (
        <p className="more">
          <a href={lists.recalls()}>{t`and ${format.number(more)} more`}</a>
        </p>
      ) : null}
    </Panel>
  )
}
