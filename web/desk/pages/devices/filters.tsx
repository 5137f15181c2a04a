import { Trans, useLingui } from '@lingui/react/macro'
import { Select } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import type { DeviceFilter } from './device-state.ts'
import type { Device } from './questions.ts'
import { useAreaWords } from './use-area-words.ts'

/** Area, site and silence. */
export function Filters(props: {
  devices: readonly Device[]
  filter: DeviceFilter
  onChange: (part: Partial<DeviceFilter>) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { own, below } = useAreaWords()
  const { devices, filter, onChange } = props
  const sites = new Map(
    devices
      .filter(({ area }) => area.startsWith(filter.area))
      .map(({ site, siteName }) => [site, siteName]),
  )
  const named = (known: { value: string; label: string }[], value: string) =>
    value === '' || known.some((one) => one.value === value)
      ? known
      : [...known, { value, label: value }]
  const areas = below.map(({ code, name }) => ({ value: code, label: format.area(code, name) }))
  const places = [...sites].map(([site, name]) => ({ value: site, label: `${site} · ${name}` }))
  return (
    <div className="devices-filters">
      <label htmlFor="device-area">
        <Trans>Area</Trans>
        <Select
          id="device-area"
          value={filter.area}
          onChange={(area) => onChange({ area, site: '' })}
          options={[
            { value: '', label: own.length > 4 ? t`My whole area` : t`The whole city` },
            ...named(areas, filter.area),
          ]}
        />
      </label>
      <label htmlFor="device-site">
        <Trans>Site</Trans>
        <Select
          id="device-site"
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.site}
          onChange={(site) => onChange({ site })}
          options={[{ value: '', label: t`Every site` }, ...named(places, filter.site)]}
        />
      </label>
      <label htmlFor="device-silent">
        <Trans>Silent</Trans>
        <Select
          id="device-silent"
          value={filter.silent}
          onChange={(silent) => onChange({ silent })}
          options={[
            { value: '', label: t`Heard or not` },
            { value: 'quiet', label: t`More than 30 minutes` },
            { value: 'silent', label: t`More than 2 hours` },
            { value: 'never', label: t`Never heard` },
          ]}
        />
      </label>
      {filter.area || filter.site || filter.silent ? (
        <button
          type="button"
          className="link-button"
          onClick={() => onChange({ area: '', site: '', silent: '' })}
        >
          <Trans>Show all</Trans>
        </button>
      ) : null}
      <span className="devices-keys faint">
        <kbd>J</kbd> <kbd>K</kbd> <kbd>↵</kbd> · <kbd>?</kbd>
      </span>
    </div>
  )
}
