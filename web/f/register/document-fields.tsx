import { type DocumentKind, documentKinds } from '@bihuan/core/identity/document.ts'
import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { SelectField } from '../../kit/select-field.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { countries } from './countries.ts'
import { type Draft, documentOf } from './draft.ts'
import { documentWords, faultWord, numberHints } from './register-words.ts'

type DocumentDraft = Pick<Draft, 'kind' | 'country' | 'number'>

/** Kind, country and number of a document. A number is called wrong once it is typed, and only as its kind can be. */
export function DocumentFields(props: {
  draft: DocumentDraft
  onChange(change: Partial<DocumentDraft>): void
  kinds?: readonly DocumentKind[]
}) {
  const { t, i18n } = useLingui()
  const { draft, onChange, kinds = documentKinds } = props
  const lands = useMemo(() => countries(i18n.locale), [i18n.locale])
  const read = documentOf(draft)
  const fault = draft.number !== '' && typeof read === 'string' ? read : null
  const wantsCountry = draft.kind === 'passport' || draft.kind === 'foreign-permanent-resident'
  return (
    <>
      <SelectField
        label={t`Document`}
        value={draft.kind}
        options={kinds.map((kind) => ({ value: kind, word: t(documentWords[kind]) }))}
        onChange={(kind) => onChange({ kind, number: '' })}
        hint={draft.kind === 'none' ? t(numberHints.none) : undefined}
      />
      {wantsCountry ? (
        <SelectField
          label={t`Country`}
          value={draft.country}
          options={[{ value: '', word: t`Choose the country` }, ...lands]}
          onChange={(country) => onChange({ country })}
          fault={fault === 'country' ? t(faultWord('number', 'country')) : undefined}
        />
      ) : null}
      {draft.kind === 'none' ? null : (
        <TextField
          label={t`Number`}
          hint={t(numberHints[draft.kind])}
          value={draft.number}
          autoCapitalize="characters"
          inputMode={draft.kind === 'taiwan-permit' ? 'numeric' : 'text'}
          onChange={(event) => onChange({ number: event.target.value })}
          fault={fault && fault !== 'country' ? t(faultWord('number', fault)) : undefined}
        />
      )}
    </>
  )
}
