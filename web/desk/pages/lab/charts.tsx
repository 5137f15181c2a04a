import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { ControlChart } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { SavedViews } from '../../shell/saved-views.tsx'
import { ChartAlarms } from './chart-alarms.tsx'
import { ChartLines, ChartTable } from './chart-view.tsx'
import { useLab } from './use-lab.ts'
import { useSeriesWord } from './use-series-word.ts'
import './charts.css'

const nameOf = ({ instrument, reagentLot, assay, assayVersion }: ControlChart) =>
  [instrument ?? '', reagentLot ?? '', assay, assayVersion].join('|')

/** Control charts of the laboratory by instrument and reagent lot, with the alarms on top; the address holds what is shown. */
export function ChartsPage() {
  const { t } = useLingui()
  const format = useFormats()
  const { laboratory } = useLab()
  const [search, setSearch] = useSearchParams()
  const answer = useQuery(questions.controlCharts(laboratory))
  const seriesWord = useSeriesWord()
  useTitle(t`Control charts`)
  const { data } = answer
  if (!data) {
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={12} />
    )
  }
  const change = (part: Record<string, string>) =>
    setSearch((before) => ({ ...Object.fromEntries(before), ...part }), { replace: true })
  const chart = data.charts.find((one) => nameOf(one) === search.get('chart')) ?? data.charts[0]
  const names = chart?.series.map(({ series }) => series) ?? []
  const series = names.find((name) => name === search.get('series')) ?? names[0] ?? ''
  const isTable = search.get('view') === 'table'
  return (
    <>
      <PageHead
        title={t`Control charts`}
        aside={<SavedViews />}
        line={
          <Trans>
            Positive control, internal control and positivity, plate by plate; an alarm stands where
            EWMA and CUSUM both leave their limits.
          </Trans>
        }
      />
      <ChartAlarms alarms={data.alarms} />
      {chart ? (
        <Panel title={t`Chart`}>
          <div className="chart-choice">
            <label htmlFor="chart-of">
              <Trans>Instrument, lot, assay</Trans>
              <select
                id="chart-of"
                className="lab-field"
                value={nameOf(chart)}
                onChange={(event) => change({ chart: event.target.value })}
              >
                {data.charts.map((one) => (
                  <option key={nameOf(one)} value={nameOf(one)}>
                    {one.instrument ?? t`instrument not recorded`} ·{' '}
                    {one.reagentLot ?? t`lot not recorded`} · {one.assay} ·{' '}
                    {t`plates: ${format.number(one.plates.length)}`}
                  </option>
                ))}
              </select>
            </label>
            <label htmlFor="chart-series">
              <Trans>Series</Trans>
              <select
                id="chart-series"
                className="lab-field"
                value={series}
                onChange={(event) => change({ series: event.target.value })}
              >
                {names.map((name) => (
                  <option key={name} value={name}>
                    {seriesWord(name)}
                  </option>
                ))}
              </select>
            </label>
            <label htmlFor="chart-view">
              <Trans>View</Trans>
              <select
                id="chart-view"
                className="lab-field"
                value={isTable ? 'table' : 'lines'}
                onChange={(event) => change({ view: event.target.value })}
              >
                <option value="lines">{t`Lines`}</option>
                <option value="table">{t`Table`}</option>
              </select>
            </label>
          </div>
          {isTable ? (
            <ChartTable chart={chart} series={series} rule={data.rule} />
          ) : (
            <ChartLines chart={chart} series={series} rule={data.rule} />
          )}
        </Panel>
      ) : (
        <EmptyState title={t`No plate has been read yet`}>
          <Trans>A chart begins with the first plate that holds.</Trans>
        </EmptyState>
      )}
    </>
  )
}
