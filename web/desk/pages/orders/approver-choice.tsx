import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useMe } from '../../../shell/use-me.ts'
import { officersQuestion } from './questions.ts'

/** An officer in office here who holds a power; for an approver only those of another unit than one's own. */
export function OfficerChoice(props: {
  id: string
  area: string
  power: string
  value: string | null
  onChange: (officer: string) => void
  otherUnit?: boolean
}) {
  const { t } = useLingui()
  const { actor } = useMe()
  const { id, area, power, value, onChange, otherUnit = true } = props
  const answer = useQuery(officersQuestion(area))
  const officers = (answer.data?.officers ?? []).filter(
    (one) =>
      one.powers.includes(power) &&
      one.officer !== actor?.id &&
      (!otherUnit || one.unit !== actor?.unit),
  )
  return (
    <Select<string>
      id={id}
      value={value}
      loading={answer.isFetching}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t`Choose`}
      notFoundContent={t`Nobody of another unit holds this power here now`}
      onChange={onChange}
      options={officers.map(({ officer, name, unit }) => ({
        value: officer,
        label: `${name ?? officer} · ${unit}`,
      }))}
    />
  )
}
