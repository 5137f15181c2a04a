import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { questions } from '../../../api/questions.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Faults } from './field.tsx'
import type { PlainArea } from './plain-notice.ts'

type Part = 'all' | 'only' | 'except'

/** Which streets of a district are called: all, only some, or all but some. */
export function StreetFields(props: {
  area: PlainArea
  path: string
  onChange: (area: PlainArea) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { area, path, onChange } = props
  const streets = useQuery(questions.areas(area.code)).data?.areas ?? []
  const part: Part = area.only ? 'only' : area.except ? 'except' : 'all'
  const chosen = area.only ?? area.except ?? []
  const set = (kind: Part, codes: string[]) => {
    const { code, name } = area
    onChange(kind === 'all' ? { code, name } : { code, name, [kind]: codes })
  }
  const name = format.area(area.code, area.name.zh)
  const known = streets.map(({ code, name: street }) => ({ value: code, label: street }))
  const strange = chosen.filter((code) => streets.every((street) => street.code !== code))
  return (
    <div className="street-row">
      <span>{name}</span>
      <Select<Part>
        aria-label={t`Streets of ${name}`}
        value={part}
        onChange={(kind) => set(kind, chosen)}
        options={[
          { value: 'all', label: t`the whole district` },
          { value: 'only', label: t`only these streets` },
          { value: 'except', label: t`all but these streets` },
        ]}
      />
      {part === 'all' ? null : (
        <Select
          mode="multiple"
          aria-label={t`Which streets of ${name}`}
          showSearch={{ optionFilterProp: 'label' }}
          maxTagCount="responsive"
          value={chosen}
          onChange={(codes: string[]) => set(part, codes)}
          options={[...known, ...strange.map((code) => ({ value: code, label: code }))]}
        />
      )}
      <Faults path={path} deep />
    </div>
  )
}
