import '../box/box.css'
import { cityDateOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { fieldEngine } from '../engine/field-engine.ts'
import { DocumentFields } from '../register/document-fields.tsx'
import { documentOf, emptyDraft, toldByNumber, walkInOf } from '../register/draft.ts'
import { faultWord } from '../register/register-words.ts'
import type { CheckIn } from './wire.ts'

/** Somebody who is not on the list, by their document: the city finds who it is once this tablet has sent it. */
export function NewGuest(props: {
  isBusy: boolean
  onReady(who: CheckIn['who'], name: string): void
}) {
  const { t } = useLingui()
  const [draft, setDraft] = useState(() => emptyDraft('resident-id'))
  const [isTold, setTold] = useState(false)
  const document = documentOf(draft)
  const known =
    document !== null && typeof document !== 'string' ? toldByNumber(document) : undefined
  const filled = { ...draft, ...known, address: '-' }
  const made = walkInOf(filled, cityDateOf(fieldEngine().now()))
  const faults = isTold && !made.ok ? made.faults : {}
  const ready = () => {
    setTold(true)
    if (!made.ok) return
    const { documents, name, sex, bornOn, phone } = made.walkIn
    const [first] = documents
    if (first) props.onReady({ document: first, name, sex, bornOn, phone }, name)
  }
  const faultOf = (field: 'name' | 'sex' | 'bornOn' | 'number') => {
    const fault = faults[field]
    return fault === undefined ? undefined : t(faultWord(field, fault))
  }
  return (
    <form
      className="fh-form"
      onSubmit={(event) => {
        event.preventDefault()
        ready()
      }}
    >
      <DocumentFields
        draft={draft}
        kinds={[
          'resident-id',
          'passport',
          'hk-macau-permit',
          'taiwan-permit',
          'foreign-permanent-resident',
        ]}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <TextField
        label={t`Name`}
        value={draft.name}
        maxLength={60}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        fault={faultOf('name')}
      />
      {known?.sex ? null : (
        <Segmented<'female' | 'male' | ''>
          label={t`Sex`}
          value={draft.sex}
          options={[
            { value: 'female', word: t`Female` },
            { value: 'male', word: t`Male` },
          ]}
          onChange={(sex) => setDraft({ ...draft, sex })}
        />
      )}
      {known?.bornOn ? null : (
        <TextField
          label={t`Day of birth`}
          hint={t`Year, month, day: 19860403`}
          inputMode="numeric"
          value={draft.bornOn}
          onChange={(event) => setDraft({ ...draft, bornOn: event.target.value })}
          fault={faultOf('bornOn')}
        />
      )}
      <TextField
        label={t`Phone`}
        hint={t`May be left out`}
        inputMode="tel"
        value={draft.phone}
        onChange={(event) => setDraft({ ...draft, phone: event.target.value })}
      />
      {faults.number || faults.sex ? (
        <p className="k-field-fault" role="alert">
          {faults.number ? faultOf('number') : <Trans>Choose one</Trans>}
        </p>
      ) : null}
      <Button type="submit" tone="main" size="big" disabled={props.isBusy}>
        <Trans>Check in</Trans>
      </Button>
    </form>
  )
}
