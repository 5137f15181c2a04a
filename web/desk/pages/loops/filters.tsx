import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type LoopFilter, questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useAccountWord } from '../../shell/use-account-word.ts'

/** Area and lateness; the kind has its own buttons above. */
export function Filters(props: {
  filter: LoopFilter
  onChange: (part: Partial<LoopFilter>) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const accountWord = useAccountWord()
  const own = actor?.areaCode ?? ''
  const below = useQuery({ ...questions.areas(own), enabled: own !== '' }).data?.areas ?? []
  const { filter, onChange } = props
  const isFiltered = filter.kind || filter.area || filter.overdue || filter.owner
  const isListed = filter.area === '' || below.some((area) => area.code === filter.area)
  return (
    <div className="filters">
      <label htmlFor="loop-area">
        <Trans>Area</Trans>
        <Select
          id="loop-area"
          value={filter.area}
          onChange={(area) => onChange({ area })}
          options={[
            { value: '', label: own.length > 4 ? t`My whole area` : t`The whole city` },
            ...below.map(({ code, name }) => ({ value: code, label: format.area(code, name) })),
            ...(isListed ? [] : [{ value: filter.area, label: filter.area }]),
          ]}
        />
      </label>
      <label htmlFor="loop-due">
        <Trans>Due</Trans>
        <Select
          id="loop-due"
          value={filter.overdue}
          onChange={(overdue) => onChange({ overdue })}
          options={[
            { value: '', label: t`At any time` },
            { value: 'true', label: t`Overdue` },
            { value: 'false', label: t`Not yet due` },
          ]}
        />
      </label>
      {filter.owner ? <span className="soft">{accountWord(filter.owner)}</span> : null}
      {isFiltered ? (
        <button
          type="button"
          className="link-button"
          onClick={() => onChange({ kind: '', area: '', overdue: '', owner: '' })}
        >
          <Trans>Show all</Trans>
        </button>
      ) : null}
      <span className="filters-keys faint">
        <kbd>J</kbd> <kbd>K</kbd> <kbd>↵</kbd> · <kbd>?</kbd>
      </span>
    </div>
  )
}
