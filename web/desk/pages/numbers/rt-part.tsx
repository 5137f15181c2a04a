import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { useTheme } from '../../../shell/preferences.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { firstIncomplete } from './curve-part.tsx'
import type { Numbers } from './questions.ts'
import { SourceLine } from './source-line.tsx'
import { useFigures } from './use-figures.ts'
import { withheldWords } from './words.ts'

const DayChart = lazy(() => import('./day-chart.tsx'))

/** R of each window at its last day, with its 95 % band; windows with incomplete days are marked and have no R. */
export function RtPart({ numbers, isTable }: { numbers: Numbers; isTable: boolean }) {
  const { t } = useLingui()
  const figures = useFigures()
  const { interval, noInterval, window } = numbers
  return (
    <Panel title={t`Effective reproduction number Rt`}>
      {interval ? (
        <>
          {isTable ? <RtTable numbers={numbers} /> : <RtChart numbers={numbers} />}
          <p className="numbers-note">
            <Trans>
              Windows of {figures.number(window)} days. Fewer than 11 cases in a window: the
              interval is wider than 30 %, drawn as an open point. No R stands for days whose cases
              are not all known.
            </Trans>
          </p>
          <SourceLine title="Cori et al. 2013, Am J Epidemiol 178:1505" doi="10.1093/aje/kwt133" />
          <SourceLine
            lead={
              <Trans>
                Serial interval, {figures.text(interval.variant)}: mean{' '}
                {figures.decimal(interval.mean)}, standard deviation {figures.decimal(interval.sd)}{' '}
                days
              </Trans>
            }
            {...interval.source}
          />
          <Compared numbers={numbers} />
        </>
      ) : (
        <EmptyState title={t`No Rt is shown`}>
          {noInterval ? figures.text(noInterval) : null}
        </EmptyState>
      )}
    </Panel>
  )
}

function RtChart({ numbers }: { numbers: Numbers }) {
  const { t } = useLingui()
  const figures = useFigures()
  const theme = useTheme()
  const byDay = new Map(numbers.rt.map((one) => [one.until, one]))
  const windows = numbers.days.map(({ day }) => byDay.get(day))
  return (
    <Suspense fallback={<Skeleton rows={8} />}>
      <DayChart
        days={numbers.days.map(({ day }) => figures.cityDay(day))}
        series={[
          { name: t`Lower end`, values: windows.map((one) => one?.r?.q025 ?? null), look: 'floor' },
          {
            name: t`95 % interval`,
            values: windows.map((one) => (one?.r ? one.r.q975 - one.r.q025 : null)),
            look: 'band',
          },
          {
            name: t`Rt, mean`,
            values: windows.map((one) => (one?.r && !one.fewCases ? one.r.mean : null)),
            look: 'line',
          },
          {
            name: t`Rt, fewer than 11 cases`,
            values: windows.map((one) => (one?.r && one.fewCases ? one.r.mean : null)),
            look: 'dots',
          },
        ]}
        shadeFrom={firstIncomplete(numbers)}
        shadeWord={t`Shaded: not all cases of these days are known yet.`}
        level={1}
        theme={theme}
        number={figures.two}
      />
    </Suspense>
  )
}

function RtTable({ numbers }: { numbers: Numbers }) {
  const { t } = useLingui()
  const figures = useFigures()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className="numbers-table" tabIndex={0} aria-label={t`Rt by window`}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t`Window`}</th>
            <th scope="col" className="num">{t`Cases`}</th>
            <th scope="col" className="num">{t`Rt`}</th>
            <th scope="col" className="num">{t`95 % interval`}</th>
            <th scope="col" className="num">{t`Known by now`}</th>
            <th scope="col">{t`Note`}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.rt.toReversed().map((one) => (
            <tr key={one.until}>
              <th scope="row">
                {figures.cityDay(one.from)} – {figures.cityDay(one.until)}
              </th>
              <td className="num">
                <Link to={one.list}>{figures.number(one.cases)}</Link>
              </td>
              <td className="num">{one.r ? figures.two(one.r.mean) : '–'}</td>
              <td className="num">{one.r ? figures.interval(one.r.q025, one.r.q975) : '–'}</td>
              <td className="num">
                {one.complete === null ? '–' : figures.share(one.complete, 1)}
              </td>
              <td>
                {one.withheld ? (
                  <StatusTag tone="wait">{t(withheldWords[one.withheld])}</StatusTag>
                ) : one.fewCases ? (
                  <Trans>fewer than 11 cases</Trans>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Rt of the last whole window by every interval that is known of the pathogen: how much rests on the choice. */
function Compared({ numbers }: { numbers: Numbers }) {
  const figures = useFigures()
  const { compared, intervals } = numbers
  if (compared.length < 2) return null
  return (
    <p className="numbers-note">
      <Trans>The last whole window by each serial interval that is entered:</Trans>{' '}
      {compared.map(({ key, mean, q025, q975 }) => {
        const one = intervals.find((interval) => interval.key === key)
        return (
          <span key={key} className="numbers-compared">
            {one ? figures.text(one.variant) : key} <b>{figures.two(mean)}</b> (
            {figures.interval(q025, q975)})
          </span>
        )
      })}
    </p>
  )
}
