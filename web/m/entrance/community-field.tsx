import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { SelectField } from '../../kit/select-field.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import type { RegistrationAreas } from '../wire.ts'

/** District, street and community one after another; `onChange` gets the community's code, or '' while it is open. */
export function CommunityField(props: { onChange(code: string): void; isMissing: boolean }) {
  const { t } = useLingui()
  const format = useFormats()
  const [chosen, setChosen] = useState<readonly string[]>(['', '', ''])
  const [district = '', street = ''] = chosen
  const districts = useAsk<RegistrationAreas>(questions.areas(''))
  const streets = useAsk<RegistrationAreas>(district ? questions.areas(district) : null)
  const communities = useAsk<RegistrationAreas>(street ? questions.areas(street) : null)
  const levels = [
    { label: t`District`, asked: districts },
    { label: t`Street`, asked: streets },
    { label: t`Community`, asked: communities },
  ]
  const choose = (level: number, code: string) => {
    const next = chosen.map((before, i) => (i < level ? before : i === level ? code : ''))
    setChosen(next)
    props.onChange(next[2] ?? '')
  }
  const isOpen = (level: number) => level === 0 || chosen[level - 1] !== ''
  const open = chosen.indexOf('')
  return (
    <>
      {levels.map(({ label, asked }, level) =>
        isOpen(level) ? (
          <SelectField
            key={label}
            label={label}
            value={chosen[level] ?? ''}
            options={[
              { value: '', word: t`Choose` },
              ...(asked.body?.areas ?? []).map(({ code, name }) => ({
                value: code,
                word: format.area(code, name),
              })),
            ]}
            onChange={(code) => choose(level, code)}
            fault={props.isMissing && level === open ? t`Choose where you live.` : undefined}
          />
        ) : null,
      )}
      {districts.fault ? <ErrorState cause={districts.fault} onRetry={districts.again} /> : null}
    </>
  )
}
