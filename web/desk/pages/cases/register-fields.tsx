import { Trans, useLingui } from '@lingui/react/macro'
import { Field } from './field.tsx'
import type { Typing } from './use-alike.ts'

/** Where somebody new lives: the number of the building as the register prints it, unit and door. */
export type Registered = { building: string; unit: string; door: string }
export type NewPerson = {
  id: string
  householdId: string
  name: string
  sex: string
  bornOn: string
  phone: string | null
  traits: string[]
  documents: never[]
  address: { buildingId: string; unitNo: number; doorNo: string }
}

// Ids of people whom a desk registers: after the city's code an 8, so that they never meet those of the register or of a device (9).
const randomDigits = (count: number) =>
  Array.from(crypto.getRandomValues(new Uint32Array(count)), (one) => one % 10).join('')

export type NewIds = { person: string; household: string }
/** Ids for somebody who is being registered; kept while the same form is sent again, so that nobody is registered twice. */
export const newIds = (city: string): NewIds => ({
  person: `${city}8${randomDigits(10)}`,
  household: `9${randomDigits(7)}`,
})

/** The person as the register takes them, or null while something is missing. */
export function newPersonOf(
  typing: Typing,
  { building, unit, door }: Registered,
  ids: NewIds,
): NewPerson | null {
  const { name, sex, bornOn, phone } = typing
  if (name.trim() === '' || sex === '' || bornOn === '') return null
  if (!/^[1-9]\d{0,8}$/.test(building) || !/^\d{1,2}$/.test(unit) || door.trim() === '') return null
  return {
    id: ids.person,
    householdId: ids.household,
    name: name.trim(),
    sex,
    bornOn,
    phone: phone.trim() === '' ? null : phone.trim(),
    traits: [],
    documents: [],
    address: { buildingId: building, unitNo: Number(unit), doorNo: door.trim() },
  }
}

/** What the register needs besides what was typed to look for them. */
export function RegisterFields(props: {
  value: Registered
  typing: Typing
  onChange: (value: Registered) => void
}) {
  const { t } = useLingui()
  const { value, typing, onChange } = props
  const missing = [
    typing.name.trim() === '' ? t`name` : '',
    typing.sex === '' ? t`sex` : '',
    typing.bornOn === '' ? t`birthday` : '',
  ].filter((one) => one !== '')
  return (
    <div className="case-fields">
      <Field
        label={t`Number of the building`}
        value={value.building}
        onChange={(building) => onChange({ ...value, building: building.trim() })}
      />
      <Field
        label={t`Unit of the building`}
        value={value.unit}
        onChange={(unit) => onChange({ ...value, unit: unit.trim() })}
      />
      <Field label={t`Door`} value={value.door} onChange={(door) => onChange({ ...value, door })} />
      {missing.length > 0 ? (
        <p className="late">
          <Trans>Still missing above: {missing.join(', ')}</Trans>
        </p>
      ) : null}
    </div>
  )
}
