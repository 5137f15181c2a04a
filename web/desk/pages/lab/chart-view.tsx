import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { ControlChart, ControlCharts } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTheme } from '../../../shell/preferences.ts'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

const ControlLines = lazy(() => import('./control-lines.tsx'))

type Props = { chart: ControlChart; series: string; rule: ControlCharts['rule'] }

/** One series over its plates: the values, then both charts in sigma with their limits. */
export function ChartLines({ chart, series, rule }: Props) {
  const { t } = useLingui()
  const format = useFormats()
  const theme = useTheme()
  const points = chart.series.find((one) => one.series === series)?.points ?? []
  const labels = chart.plates.map(({ plate }) => plate.slice(-6))
  const isShare = series === 'positivity'
  const shared = { labels, theme }
  const sigma = (value: number) => format.decimal(value)
  return (
    <Suspense fallback={<Skeleton rows={8} />}>
      <ControlLines
        {...shared}
        limits={[]}
        number={isShare ? (value) => format.share(value, 1) : sigma}
        lines={[
          {
            name: isShare ? t`Share of reactive tubes` : t`Ct`,
            values: points.map(({ value }) => value),
            look: 'line',
          },
        ]}
      />
      <ControlLines
        {...shared}
        limits={[-rule.ewmaLimit, rule.ewmaLimit]}
        number={sigma}
        lines={[
          { name: t`EWMA, σ`, values: points.map(({ ewma }) => ewma), look: 'line' },
          { name: t`Plate, σ`, values: points.map(({ score }) => score), look: 'dots' },
        ]}
      />
      <ControlLines
        {...shared}
        limits={[-rule.cusumLimit, rule.cusumLimit]}
        number={sigma}
        lines={[
          { name: t`CUSUM upwards, σ`, values: points.map(({ high }) => high), look: 'line' },
          { name: t`CUSUM downwards, σ`, values: points.map(({ low }) => -low), look: 'dashed' },
        ]}
      />
    </Suspense>
  )
}

/** The same series as a table, the latest plate first. */
export function ChartTable({ chart, series }: Props) {
  const { t } = useLingui()
  const format = useFormats()
  const points = chart.series.find((one) => one.series === series)?.points ?? []
  const rows = chart.plates
    .flatMap((plate, at) => {
      const point = points[at]
      return point ? [{ ...plate, ...point }] : []
    })
    .toReversed()
  const told = (value: number | null) => (value === null ? '–' : format.decimal(value))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className="chart-table" tabIndex={0} aria-label={t`Plates`}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t`Plate`}</th>
            <th scope="col">{t`Read`}</th>
            <th scope="col">{series === 'positivity' ? t`Share` : t`Ct`}</th>
            <th scope="col">{t`Plate, σ`}</th>
            <th scope="col">{t`EWMA, σ`}</th>
            <th scope="col">{t`CUSUM, σ`}</th>
            <th scope="col">{t`Signal`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.plate}>
              <th scope="row">
                <Link to={`/lab/plates/${row.plate}`} className="code">
                  {row.plate}
                </Link>
              </th>
              <td>{format.dayAndTime(row.readAt)}</td>
              <td className="num">
                {series === 'positivity' && row.value !== null
                  ? format.share(row.value, 1)
                  : told(row.value)}
              </td>
              <td className="num">{told(row.score)}</td>
              <td className="num">{format.decimal(row.ewma)}</td>
              <td className="num">
                {format.decimal(row.high)} / {format.decimal(row.low)}
              </td>
              <td>
                {row.signal ? (
                  <StatusTag tone="late">
                    {row.signal === 'high' ? <Trans>too high</Trans> : <Trans>too low</Trans>}
                  </StatusTag>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
