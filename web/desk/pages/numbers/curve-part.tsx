import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import { useTheme } from '../../../shell/preferences.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import type { Numbers } from './questions.ts'
import type { Split } from './use-asked.ts'
import { useFigures } from './use-figures.ts'
import { foundWords } from './words.ts'

const DayChart = lazy(() => import('./day-chart.tsx'))

type Layer = { name: string; values: number[] }
// More colours than these nobody tells apart.
const districtsMost = 6

function useLayers(numbers: Numbers, split: Split): Layer[] {
  const { t } = useLingui()
  const figures = useFigures()
  const { days, districts } = numbers
  if (split === 'category') {
    const rest = days.map((day) => day.cases - day.confirmed - day.asymptomatic)
    return [
      { name: t`Confirmed`, values: days.map((day) => day.confirmed) },
      { name: t`Asymptomatic`, values: days.map((day) => day.asymptomatic) },
      ...(rest.some((n) => n > 0) ? [{ name: t`Not yet classified`, values: rest }] : []),
    ]
  }
  if (split === 'district') {
    const own = districts.slice(0, districtsMost)
    const rest = days.map(
      (day, n) => day.cases - own.reduce((sum, one) => sum + (one.perDay[n] ?? 0), 0),
    )
    return [
      ...own.map(({ code, name, perDay }) => ({ name: figures.area(code, name), values: perDay })),
      ...(rest.some((n) => n > 0) ? [{ name: t`Other districts`, values: rest }] : []),
    ]
  }
  return Object.entries(foundWords)
    .map(([how, word]) => ({ name: t(word), values: days.map((day) => day.byFound[how] ?? 0) }))
    .filter(({ values }) => values.some((n) => n > 0))
}

/** The first day that is not whole, as its place among the days; null where all are, or nobody knows. */
export function firstIncomplete({ days, completeUntil }: Numbers): number | null {
  const at = days.findIndex(({ day }) => completeUntil === null || day > completeUntil)
  return at < 0 || days.every(({ complete }) => complete === null) ? null : at
}

/** The epidemic curve: cases by day, stacked by how found, category or district; the same as a table. */
export function CurvePart(props: { numbers: Numbers; split: Split; isTable: boolean }) {
  const { t } = useLingui()
  const figures = useFigures()
  const theme = useTheme()
  const { numbers, split, isTable } = props
  const layers = useLayers(numbers, split)
  return (
    <Panel
      title={t`Epidemic curve`}
      aside={<Link to={numbers.cases.list}>{t`List of the cases`}</Link>}
    >
      {isTable ? (
        <CurveTable numbers={numbers} layers={layers} />
      ) : (
        <Suspense fallback={<Skeleton rows={8} />}>
          <DayChart
            days={numbers.days.map(({ day }) => figures.cityDay(day))}
            series={layers.map((layer) => ({ ...layer, look: 'bar' as const }))}
            shadeFrom={firstIncomplete(numbers)}
            shadeWord={t`Shaded: not all cases of these days are known yet.`}
            level={null}
            theme={theme}
            number={figures.number}
          />
        </Suspense>
      )}
      <p className="numbers-note">
        {numbers.by === 'sampling' ? (
          <Trans>
            By the day of the first positive swab. Screening changes who is found, so compare with
            the curve by report.
          </Trans>
        ) : (
          <Trans>By the day on which the case was reported.</Trans>
        )}{' '}
        {numbers.delay ? (
          <Trans>
            Half of the cases are known after {figures.number(numbers.delay.median)} days, 90 %
            after {figures.number(numbers.delay.p90)} ({figures.number(numbers.delay.cases)} cases).
          </Trans>
        ) : null}{' '}
        {numbers.undated.count > 0 ? (
          <Trans>
            {figures.number(numbers.undated.count)} cases have no such day and are not in the curve.
          </Trans>
        ) : null}
      </p>
    </Panel>
  )
}

function CurveTable({ numbers, layers }: { numbers: Numbers; layers: Layer[] }) {
  const { t } = useLingui()
  const figures = useFigures()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className="numbers-table" tabIndex={0} aria-label={t`Epidemic curve`}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t`Day`}</th>
            <th scope="col" className="num">{t`Cases`}</th>
            {layers.map(({ name }) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
            <th scope="col" className="num">{t`Known by now`}</th>
          </tr>
        </thead>
        <tbody>
          {numbers.days
            .map((day, at) => (
              <tr key={day.day}>
                <th scope="row">{figures.fullCityDay(day.day)}</th>
                <td className="num">
                  {day.cases > 0 ? (
                    <Link to={day.list}>{figures.number(day.cases)}</Link>
                  ) : (
                    figures.number(0)
                  )}
                </td>
                {layers.map(({ name, values }) => (
                  <td key={name} className="num">
                    {figures.number(values[at] ?? 0)}
                  </td>
                ))}
                <td className="num">
                  {day.complete === null ? '–' : figures.share(day.complete, 1)}
                </td>
              </tr>
            ))
            .toReversed()}
        </tbody>
      </table>
    </section>
  )
}
