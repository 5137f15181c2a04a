import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../kit/button.tsx'
import { CheckField } from '../../kit/check-field.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { TextField } from '../../kit/text-field.tsx'
import type { Draft, Faults, Field } from './draft.ts'
import { faultWord } from './register-words.ts'

/** Who somebody is whom the city does not know; nothing of it is shown again once it is sent. */
export function PersonFields(props: {
  draft: Draft
  faults: Faults
  onChange(change: Partial<Draft>): void
}) {
  const { t } = useLingui()
  const { draft, faults, onChange } = props
  const faultOf = (field: Field) => {
    const fault = faults[field]
    return fault === undefined ? undefined : t(faultWord(field, fault))
  }
  const dot = () => onChange({ name: `${draft.name}·` })
  return (
    <>
      {draft.kind === 'none' ? (
        <CheckField
          label={t`A newborn without a name: type the mother's`}
          checked={draft.isNewborn}
          onChange={(isNewborn) => onChange({ isNewborn })}
        />
      ) : null}
      <div className="fh-code">
        <TextField
          label={draft.isNewborn ? t`Name of the mother` : t`Name`}
          value={draft.name}
          maxLength={60}
          onChange={(event) => onChange({ name: event.target.value })}
          fault={faultOf('name')}
        />
        <Button onClick={dot} aria-label={t`Add the dot of a name`}>
          ·
        </Button>
      </div>
      <Segmented<'female' | 'male' | ''>
        label={t`Sex`}
        value={draft.sex}
        options={[
          { value: 'female', word: t`Female` },
          { value: 'male', word: t`Male` },
        ]}
        onChange={(sex) => onChange({ sex })}
      />
      {faults.sex ? (
        <p className="k-field-fault" role="alert">
          <Trans>Choose one</Trans>
        </p>
      ) : null}
      <TextField
        label={t`Day of birth`}
        hint={t`Year, month, day: 19860403`}
        inputMode="numeric"
        value={draft.bornOn}
        onChange={(event) => onChange({ bornOn: event.target.value })}
        fault={faultOf('bornOn')}
      />
      <TextField
        label={t`Phone`}
        hint={t`May be left out`}
        inputMode="tel"
        value={draft.phone}
        onChange={(event) => onChange({ phone: event.target.value })}
        fault={faultOf('phone')}
      />
      <TextField
        label={t`Where they live now`}
        hint={t`Street, building, door`}
        value={draft.address}
        maxLength={120}
        onChange={(event) => onChange({ address: event.target.value })}
        fault={faultOf('address')}
      />
    </>
  )
}
