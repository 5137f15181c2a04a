import { Trans, useLingui } from '@lingui/react/macro'
import { Segmented } from 'antd'
import type { By, Numbers } from './questions.ts'
import type { Split, State } from './use-asked.ts'
import { useFigures } from './use-figures.ts'

/** What is shown, and by which day; each choice stands in the address. */
export function Filters(
  props: State & {
    numbers: Numbers | undefined
    change(part: Readonly<Record<string, string>>): void
  },
) {
  const { t } = useLingui()
  const figures = useFigures()
  const { asked, split, isTable, numbers, change } = props
  return (
    <div className="numbers-bar">
      <Segmented<By>
        aria-label={t`By which day`}
        value={asked.by}
        options={[
          { value: 'sampling', label: t`By sampling` },
          { value: 'report', label: t`By report` },
        ]}
        onChange={(by) => change({ by: by === 'sampling' ? '' : by })}
      />
      <Segmented<Split>
        aria-label={t`Stacked by`}
        value={split}
        options={[
          { value: 'found', label: t`How found` },
          { value: 'category', label: t`Category` },
          { value: 'district', label: t`District` },
        ]}
        onChange={(next) => change({ split: next === 'found' ? '' : next })}
      />
      <Segmented<'chart' | 'table'>
        aria-label={t`View`}
        value={isTable ? 'table' : 'chart'}
        options={[
          { value: 'chart', label: t`Charts` },
          { value: 'table', label: t`Tables` },
        ]}
        onChange={(view) => change({ view: view === 'table' ? view : '' })}
      />
      <label htmlFor="numbers-days">
        <Trans>Days</Trans>
        <select
          id="numbers-days"
          className="numbers-field"
          value={asked.days === '' ? '60' : asked.days}
          onChange={(event) =>
            change({ days: event.target.value === '60' ? '' : event.target.value })
          }
        >
          {['21', '42', '60', '120', '366'].map((days) => (
            <option key={days} value={days}>
              {figures.number(Number(days))}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor="numbers-until">
        <Trans>Until</Trans>
        <input
          id="numbers-until"
          type="date"
          className="numbers-field"
          value={asked.until === '' ? (numbers?.until ?? '') : asked.until}
          onChange={(event) => change({ until: event.target.value })}
        />
      </label>
      {numbers && numbers.intervals.length > 1 ? (
        <label htmlFor="numbers-interval">
          <Trans>Serial interval</Trans>
          <select
            id="numbers-interval"
            className="numbers-field"
            value={numbers.interval?.key ?? ''}
            onChange={(event) => change({ interval: event.target.value })}
          >
            {numbers.intervals.map(({ key, variant, mean, sd }) => (
              <option key={key} value={key}>
                {figures.text(variant)} · {figures.decimal(mean)} ± {figures.decimal(sd)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  )
}
