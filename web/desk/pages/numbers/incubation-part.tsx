import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { type Asked, type Incubation, incubationQuestion } from './questions.ts'
import { SourceLine } from './source-line.tsx'
import { useFigures } from './use-figures.ts'

/** The incubation time of the city's own cases, and what is published of the pathogen with its tail. */
export function IncubationPart({ asked }: { asked: Asked }) {
  const { t } = useLingui()
  const answer = useQuery(incubationQuestion(asked))
  const { data } = answer
  return (
    <Panel
      title={t`Incubation time`}
      aside={data ? <Link to={data.list}>{t`List of the cases`}</Link> : null}
    >
      {data ? (
        <>
          <Own data={data} />
          <Known data={data} />
          <SourceLine
            title="Reich et al. 2009, Statistics in Medicine 28:2769"
            doi="10.1002/sim.3659"
          />
        </>
      ) : answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Panel>
  )
}

function Own({ data }: { data: Incubation }) {
  const { t } = useLingui()
  const figures = useFigures()
  const { fit, why, used, withOnset } = data
  const word = (p: number) => figures.share(p, 1)
  return fit ? (
    <>
      <dl className="numbers-list">
        {fit.quantiles
          .filter(({ p }) => [0.025, 0.5, 0.95, 0.975, 0.99].includes(p))
          .map(({ p, days, low, high }) => (
            <div key={p}>
              <dt>
                <Trans>{word(p)} have fallen ill by day</Trans>
              </dt>
              <dd>
                <b>{figures.decimal(days)}</b> ({figures.interval(low, high)})
              </dd>
            </div>
          ))}
      </dl>
      <p className="numbers-note">
        <Trans>
          From {figures.number(used)} windows of exposure and onset, of {figures.number(withOnset)}{' '}
          cases with a known onset.
        </Trans>
      </p>
    </>
  ) : (
    <EmptyState title={t`No distribution of our own cases`}>
      {why ? figures.text(why) : null}
    </EmptyState>
  )
}

function Known({ data }: { data: Incubation }) {
  const { t } = useLingui()
  const figures = useFigures()
  if (data.known.length === 0)
    return (
      <p className="numbers-note">
        <Trans>Nothing published is entered for this pathogen.</Trans>
      </p>
    )
  const days = data.known.flatMap(({ tail }) => tail.map((one) => one.days))
  const columns = [...new Set(days)].sort((a, b) => a - b)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className="numbers-table" tabIndex={0} aria-label={t`Published incubation times`}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t`Published`}</th>
            <th scope="col" className="num">{t`Mean, days`}</th>
            {columns.map((day) => (
              <th key={day} scope="col" className="num">
                <Trans>ill later than day {figures.number(day)}</Trans>
              </th>
            ))}
            <th scope="col">{t`Source`}</th>
          </tr>
        </thead>
        <tbody>
          {data.known.map((one) => (
            <tr key={one.key}>
              <th scope="row">{figures.text(one.variant)}</th>
              <td className="num">
                {one.mean === null ? '–' : figures.two(one.mean)}
                {one.low === null ? null : ` (${figures.interval(one.low, one.high)})`}
              </td>
              {columns.map((day) => {
                const share = one.tail.find((tail) => tail.days === day)?.beyond
                return (
                  <td key={day} className="num">
                    {share === undefined ? '–' : figures.share(share, 1)}
                  </td>
                )
              })}
              <td lang="en">
                {one.source.title}
                {one.source.doi === null ? null : <span className="code"> {one.source.doi}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
