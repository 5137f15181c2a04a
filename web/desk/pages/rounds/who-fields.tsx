import { type ZoneKind, zoneKinds } from '@bihuan/core/notice/notice.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { questions } from '../../../api/questions.ts'
import { districtInEnglish } from '../../../i18n/district-names.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Faults } from './field.tsx'
import type { PlainArea } from './plain-notice.ts'
import { StreetFields } from './street-fields.tsx'
import { replaced, useDraft } from './use-draft.ts'

export const zoneWords: Record<ZoneKind, MessageDescriptor> = {
  lockdown: msg`Lockdown zones`,
  control: msg`Control zones`,
  precaution: msg`Precaution zones`,
}

/** Who is called: districts whole or by streets, and the people of zones wherever they lie. */
export function WhoFields() {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const { draft, base, change } = useDraft()
  const districts = useQuery(questions.areas(actor?.areaCode ?? '')).data?.areas ?? []
  const { areas, zones } = draft.who
  const setAreas = (next: PlainArea[]) => change({ who: { areas: next, zones } })
  const choose = (codes: string[]) =>
    setAreas(
      codes.map((code) => {
        const known = [...areas, ...base.who.areas].find((area) => area.code === code)
        const name = districts.find((one) => one.code === code)?.name ?? code
        return known ?? { code, name: { zh: name, en: districtInEnglish[code] ?? name } }
      }),
    )
  const options = districts.map(({ code, name }) => ({
    value: code,
    label: format.area(code, name),
  }))
  // An area that the city's list does not have stays visible, so that it can be taken out.
  const strange = areas.filter(({ code }) => districts.every((one) => one.code !== code))
  return (
    <Panel title={t`Who`} className="draft-panel">
      <div className="field">
        <label htmlFor="who-districts">
          <Trans>Districts</Trans>
        </label>
        <Select
          id="who-districts"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          value={areas.map(({ code }) => code)}
          onChange={choose}
          options={[
            ...options,
            ...strange.map(({ code, name }) => ({ value: code, label: format.text(name) })),
          ]}
        />
        <Faults path="who" />
        <Faults path="who.areas" />
      </div>
      {areas.map((area, n) => (
        <StreetFields
          key={area.code}
          area={area}
          path={`who.areas[${n}]`}
          onChange={(next) => setAreas(replaced(areas, n, next))}
        />
      ))}
      <fieldset className="field zone-choice">
        <legend>
          <Trans>Zones, wherever in the city they lie</Trans>
        </legend>
        {zoneKinds.map((kind) => (
          <Checkbox
            key={kind}
            checked={zones.includes(kind)}
            onChange={({ target }) =>
              change({
                who: {
                  areas,
                  zones: zoneKinds.filter((one) =>
                    one === kind ? target.checked : zones.includes(one),
                  ),
                },
              })
            }
          >
            {t(zoneWords[kind])}
          </Checkbox>
        ))}
        <Faults path="who.zones" deep />
      </fieldset>
    </Panel>
  )
}
