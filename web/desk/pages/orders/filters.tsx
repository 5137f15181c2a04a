import { Trans, useLingui } from '@lingui/react/macro'
import { Select } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { useAreaWords } from '../devices/use-area-words.ts'
import type { Orders } from './questions.ts'
import { useFilter } from './use-filter.ts'

/** Area, state and kind. */
export function Filters({ counts }: { counts: Orders['counts'] }) {
  const { t } = useLingui()
  const format = useFormats()
  const { own, below } = useAreaWords()
  const { view, filter, change } = useFilter()
  const kinds = counts.map(({ kind, kindName, listed }) => ({
    value: kind,
    label: `${format.text(kindName)} (${format.number(listed)})`,
  }))
  return (
    <div className="devices-filters orders-filters">
      <label htmlFor="order-area">
        <Trans>Area</Trans>
        <Select
          id="order-area"
          value={filter.area}
          onChange={(area) => change({ area })}
          options={[
            { value: '', label: own.length > 4 ? t`My whole area` : t`The whole city` },
            ...below.map(({ code, name }) => ({ value: code, label: format.area(code, name) })),
          ]}
        />
      </label>
      {view === 'orders' ? (
        <label htmlFor="order-state">
          <Trans>State</Trans>
          <Select
            id="order-state"
            value={filter.state}
            onChange={(state) => change({ state: state === 'in-force' ? '' : state })}
            options={[
              { value: 'in-force', label: t`in force` },
              { value: 'coming', label: t`to come` },
              { value: 'over', label: t`over, last 30 days` },
            ]}
          />
        </label>
      ) : null}
      <label htmlFor="order-kind">
        <Trans>What</Trans>
        <Select
          id="order-kind"
          value={filter.kind}
          onChange={(kind) => change({ kind })}
          options={[
            { value: '', label: t`Every kind` },
            ...kinds,
            ...(filter.kind !== '' && kinds.every(({ value }) => value !== filter.kind)
              ? [{ value: filter.kind, label: filter.kind }]
              : []),
          ]}
        />
      </label>
      {filter.area || filter.kind || filter.state !== 'in-force' ? (
        <button
          type="button"
          className="link-button"
          onClick={() => change({ area: '', kind: '', state: '' })}
        >
          <Trans>Show all in force</Trans>
        </button>
      ) : null}
    </div>
  )
}
