import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { type Asked, type Offspring, offspringQuestion } from './questions.ts'
import { SourceLine } from './source-line.tsx'
import { useFigures } from './use-figures.ts'

/** How many each case infected, from the links that investigators decided: R, k and what follows from them. */
export function OffspringPart({ asked }: { asked: Asked }) {
  const { t } = useLingui()
  const answer = useQuery(offspringQuestion(asked))
  const { data } = answer
  return (
    <Panel
      title={t`Offspring of cases`}
      aside={data ? <Link to={data.list}>{t`List of the infectors`}</Link> : null}
    >
      {data ? (
        <Told data={data} />
      ) : answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Panel>
  )
}

function Told({ data }: { data: Offspring }) {
  const { t } = useLingui()
  const figures = useFigures()
  const { fit, why, cases, linked, settledBefore, histogram } = data
  const day = figures.fullCityDay(settledBefore)
  return (
    <>
      {fit ? (
        <dl className="numbers-list">
          <dt>{t`R, mean offspring`}</dt>
          <dd>
            <b>{figures.two(fit.r.estimate)}</b> ({figures.interval(fit.r.low, fit.r.high)})
          </dd>
          <dt>{t`k, dispersion (small: few infect most)`}</dt>
          <dd>
            <b>{figures.two(fit.k.estimate)}</b> ({figures.interval(fit.k.low, fit.k.high)})
          </dd>
          <dt>{t`Share of cases that causes 80 %`}</dt>
          <dd>{figures.share(fit.shareOf80, 1)}</dd>
          <dt>{t`A chain of one case ends by itself`}</dt>
          <dd>{figures.share(fit.extinct, 1)}</dd>
          <dt>{t`Offspring of the infector of a case (links, fit)`}</dt>
          <dd>
            {figures.two(fit.sizeBiased)}, {figures.two(fit.sizeBiasedOfFit)}
          </dd>
        </dl>
      ) : (
        <EmptyState title={t`Not enough links`}>{why ? figures.text(why) : null}</EmptyState>
      )}
      {histogram.length > 0 ? <Histogram rows={histogram} /> : null}
      <p className="numbers-note">
        <Trans>
          {figures.number(cases)} cases sampled before {day}, of which {figures.number(linked)} have
          a known source; later ones have not had the time to infect. Links that nobody found count
          as nobody infected: R is a lower bound.
        </Trans>
      </p>
      <SourceLine title="Lloyd-Smith et al. 2005, Nature 438:355" doi="10.1038/nature04153" />
      <SourceLine
        title="Endo et al. 2020, Wellcome Open Res 5:67"
        doi="10.12688/wellcomeopenres.15842.3"
      />
    </>
  )
}

function Histogram({ rows }: { rows: Offspring['histogram'] }) {
  const { t } = useLingui()
  const figures = useFigures()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className="numbers-table low" tabIndex={0} aria-label={t`How many infected how many`}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t`Infected others`}</th>
            <th scope="col" className="num">{t`Cases`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.offspring}>
              <th scope="row">{figures.number(one.offspring)}</th>
              <td className="num">{figures.number(one.cases)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
