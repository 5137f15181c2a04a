import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { PersonRecord } from '../../../api/wire.ts'
import { clockSpan } from '../../../i18n/duration.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { answerWords, purposeWords, roleWord } from '../../../shell/words.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Icon } from '../../../ui/desk/icon.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useRollWords } from '../round/roll-parts.ts'

/** Results read through the tubes, with their age counted from sampling as the notice counts. */
export function Results({ results }: { results: PersonRecord['results'] }) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow(30_000)
  return (
    <Panel title={t`Samples and results`}>
      {results.length === 0 ? <EmptyState title={t`Never sampled`} /> : null}
      <ul className="records">
        {results.map((result) => {
          const answer = answerWords[result.answer]
          const age = clockSpan(now - Date.parse(result.sampledAt))
          return (
            <li key={`${result.round} ${result.tube}`}>
              <StatusTag tone={answer.tone}>{t(answer.word)}</StatusTag>
              <span>
                <b>{age}</b>{' '}
                <span className="faint">
                  <Trans>hours since sampling</Trans>
                </span>
              </span>
              <Link to={`/tubes/${result.tube}`} className="code">
                {result.tube}
              </Link>
              <time dateTime={result.sampledAt}>{format.dayAndTime(result.sampledAt)}</time>
              <span className="soft records-wide">
                {result.site}
                {' · '}
                {result.poolSize === 1 ? (
                  <Trans>alone in the tube</Trans>
                ) : (
                  <Trans>pool of {result.poolSize}</Trans>
                )}
                {result.releasedAt ? (
                  <>
                    {' · '}
                    <Trans>released {format.dayAndTime(result.releasedAt)}</Trans>
                  </>
                ) : null}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** In which state the person is on the roll of each round, with the fact that a mark rests on. */
export function OnRolls({ roll }: { roll: PersonRecord['roll'] }) {
  const { t } = useLingui()
  const words: Record<string, string> = useRollWords()
  return (
    <Panel title={t`On the roll`}>
      {roll.length === 0 ? <EmptyState title={t`On no roll`} /> : null}
      <ul className="records">
        {roll.map((row) => (
          <li key={row.round}>
            <b>{words[row.state] ?? row.state}</b>
            {row.fact ? <span className="soft">{row.fact}</span> : null}
            <span className="faint records-end">
              <Trans>round {row.round}</Trans>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Everybody who has read this record, the present reader included. */
export function Reads({ reads }: { reads: PersonRecord['reads'] }) {
  const { t } = useLingui()
  const format = useFormats()
  const word = (text: ReturnType<typeof roleWord>) => (typeof text === 'string' ? text : t(text))
  const purpose = (name: string) =>
    name in purposeWords ? t(purposeWords[name as keyof typeof purposeWords]) : name
  return (
    <Panel
      title={
        <>
          <Icon name="eye" /> {t`Who looked`}
        </>
      }
      aside={
        <span className="faint">
          <Plural value={reads.length} one="# read" other="# reads" />
        </span>
      }
    >
      <ol className="reads">
        {reads.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two reads may fall on one moment, and the list never changes
          <li key={`${entry.at} ${at}`}>
            <time dateTime={entry.at}>{format.dayAndTime(entry.at)}</time>
            <span>
              <b>{entry.actorName ?? word(roleWord(entry.role))}</b>{' '}
              {entry.actorName ? <span className="soft">{word(roleWord(entry.role))}</span> : null}
              <br />
              {purpose(entry.purpose)}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
