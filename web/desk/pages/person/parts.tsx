import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { PersonRecord } from '../../../api/types.ts'
import { clockSpan } from '../../../i18n/duration.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Icon } from '../../../ui/desk/icon.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { outcomeWords, purposeWords, roleWords } from '../../shell/words.ts'

/** Results with their age, counted from sampling as the notice counts. */
export function Results({ results }: { results: PersonRecord['results'] }) {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow(30_000)
  return (
    <Panel title={t`Results`}>
      {results.length === 0 ? <EmptyState title={t`No result yet`} /> : null}
      <ul className="records">
        {results.map((result) => {
          const outcome = outcomeWords[result.outcome]
          const age = clockSpan(now - Date.parse(result.sampledAt))
          return (
            <li key={`${result.tube}:${result.at}`}>
              <StatusTag tone={outcome.tone}>{t(outcome.word)}</StatusTag>
              <span>
                <b>{age}</b>{' '}
                <span className="faint">
                  <Trans>hours since sampling</Trans>
                </span>
              </span>
              <Link to={`/tubes/${result.tube}`} className="code">
                {result.tube}
              </Link>
              <span className="soft">{format.text(result.laboratory)}</span>
              <time dateTime={result.at}>{format.dayAndTime(result.at)}</time>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** Where and when the person was sampled, by whom, into which tube. */
export function Samples({ samples }: { samples: PersonRecord['samples'] }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <Panel title={t`Samples`}>
      {samples.length === 0 ? <EmptyState title={t`Never sampled`} /> : null}
      <ul className="records">
        {samples.map((sample) => (
          <li key={sample.tube}>
            <span>{format.text(sample.place)}</span>
            <span className="soft">{format.text(sample.by)}</span>
            <Link to={`/tubes/${sample.tube}`} className="code">
              {sample.tube}
            </Link>
            <span className="faint">{sample.round}</span>
            <time dateTime={sample.at}>{format.dayAndTime(sample.at)}</time>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Holds that wait for the person's own test, and why. */
export function Holds({ holds }: { holds: PersonRecord['holds'] }) {
  const { t } = useLingui()
  const format = useFormats()
  if (holds.length === 0) return null
  return (
    <Panel title={t`Holds`}>
      <ul className="records">
        {holds.map((hold) => (
          <li key={hold.pool}>
            {hold.until ? (
              <StatusTag tone="ok">
                <Trans>lifted {format.time(hold.until)}</Trans>
              </StatusTag>
            ) : (
              <StatusTag tone="wait">
                <Trans>Awaiting individual test</Trans>
              </StatusTag>
            )}
            <span>{format.text(hold.because)}</span>
            <Link to={`/recall#${encodeURIComponent(hold.pool)}`}>
              <Trans>on the recall board</Trans>
            </Link>
            <time dateTime={hold.from}>{format.dayAndTime(hold.from)}</time>
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
        {reads.map((entry) => (
          <li key={`${entry.at}:${entry.by.en}`}>
            <time dateTime={entry.at}>{format.dayAndTime(entry.at)}</time>
            <span>
              <b>{format.text(entry.by)}</b>{' '}
              <span className="soft">{t(roleWords[entry.role])}</span>
              <br />
              {t(purposeWords[entry.purpose])}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
