import { speedWords } from '@bihuan/core/clocks/speeds.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { type Distribution, type Speeds, speedsQuestion } from './questions.ts'
import { Span } from './span.tsx'
import { useFilter } from './use-filter.ts'
import { gapWords, speedNames } from './words.ts'

const dayMs = 24 * 3_600_000
const stepMs = 600_000

type Row = { key: string; area: string; one: Distribution }

function Bars({ bars, edges }: { bars: readonly number[]; edges: readonly number[] }) {
  const format = useFormats()
  const most = Math.max(1, ...bars)
  return (
    <span className="speed-bars" aria-hidden="true">
      {bars.map((count, n) => {
        const from = edges[n] ?? 0
        return (
          <i
            key={from}
            title={`≥ ${from} min: ${format.number(count)}`}
            style={{ blockSize: `${count === 0 ? 0 : Math.max(8, (count / most) * 100)}%` }}
          />
        )
      })}
    </span>
  )
}

function useColumns(edges: readonly number[]): Columns<Row> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    {
      key: 'speed',
      title: t`Speed`,
      width: 84,
      render: (_, { one }) => (
        <abbr title={format.text(speedWords[one.speed])}>{t(speedNames[one.speed])}</abbr>
      ),
    },
    { key: 'area', title: t`District`, width: 92, render: (_, row) => row.area },
    {
      key: 'measured',
      title: t`Measured`,
      align: 'right',
      width: 90,
      render: (_, { one }) => format.number(one.measured),
    },
    {
      key: 'median',
      title: t`Half within`,
      align: 'right',
      width: 110,
      render: (_, { one }) => <Span minutes={one.medianMinutes} />,
    },
    {
      key: 'p90',
      title: t`Nine in ten within`,
      align: 'right',
      width: 104,
      render: (_, { one }) => <Span minutes={one.p90Minutes} />,
    },
    {
      key: 'within',
      title: t`In time`,
      align: 'right',
      width: 130,
      render: (_, { one }) =>
        one.withinShare === null && (one.limitMinutes !== null || one.runningLate > 0) ? (
          '–'
        ) : one.withinShare === null ? (
          <span className="faint">
            <Trans>no limit</Trans>
          </span>
        ) : (
          <>
            {format.share(one.withinShare, 1)}
            {one.limitMinutes === null ? null : (
              <span className="faint">
                {' '}
                ≤ <Span minutes={one.limitMinutes} />
              </span>
            )}
          </>
        ),
    },
    {
      key: 'late',
      title: t`Late and open`,
      align: 'right',
      width: 100,
      render: (_, { one }) => (
        <span className={one.runningLate > 0 ? 'late' : 'faint'}>
          {format.number(one.runningLate)}
        </span>
      ),
    },
    {
      key: 'bars',
      title: t`How long`,
      width: 120,
      render: (_, { one }) => <Bars bars={one.bars} edges={edges} />,
    },
    {
      key: 'missing',
      title: t`Cannot be told`,
      render: (_, { one }) => (
        <span className="faint">
          {one.missing
            .map(({ gap, count }) => `${t(gapWords[gap])} ${format.number(count)}`)
            .join(' · ')}
        </span>
      ),
    },
  ]
}

function rowsOf(speeds: Speeds, all: string, nameOf: (code: string, name: string) => string) {
  const rows: Row[] = speeds.all.map((one) => ({ key: one.speed, area: all, one }))
  if (speeds.districts.length < 2) return rows
  return rows.flatMap((row) => [
    row,
    ...speeds.districts.flatMap(({ district, districtName, speeds: own }) => {
      const one = own.find(({ speed }) => speed === row.one.speed)
      return one
        ? [{ key: `${row.key} ${district}`, area: nameOf(district, districtName), one }]
        : []
    }),
  ])
}

/** The six speeds of the cases opened in the last days, as distributions: whole area first, then each district. */
export function SpeedsPart() {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  const { filter, change } = useFilter()
  const days = ['1', '3', '7'].includes(filter.days) ? filter.days : '3'
  // To ten minutes, so that a clock that moves is not another question every second.
  const from = isoOf(Math.floor((now - Number(days) * dayMs) / stepMs) * stepMs)
  const answer = useQuery(speedsQuestion({ area: filter.area, from }))
  const columns = useColumns(answer.data?.edges ?? [])
  if (!answer.data && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={8} />
  return (
    <>
      <div className="clocks-bar">
        <Segmented
          aria-label={t`Cases opened within`}
          value={days}
          options={[
            { value: '1', label: t`Last day` },
            { value: '3', label: t`Three days` },
            { value: '7', label: t`A week` },
          ]}
          onChange={(next) => change({ days: next === '3' ? '' : next })}
        />
        <p>
          <Trans>{format.number(answer.data.cases)} cases opened</Trans>
        </p>
      </div>
      <DataTable<Row>
        caption={t`Six speeds`}
        rows={answer.data.cases === 0 ? [] : rowsOf(answer.data, t`All`, format.area)}
        columns={columns}
        rowKey={({ key }) => key}
        minWidth={980}
        rowClassName={({ key }) => (key.includes(' ') ? '' : 'row-sum')}
        empty={<EmptyState title={t`No case was opened in this time`} />}
      />
      <dl className="speed-words">
        {Object.entries(speedWords).map(([name, words]) => (
          <dd key={name} className="faint">
            {format.text(words)}
          </dd>
        ))}
      </dl>
    </>
  )
}
