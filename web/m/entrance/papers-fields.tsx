import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import type { DocumentKind } from '../../api/wire.ts'
import { SelectField } from '../../kit/select-field.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useIsDemo } from '../use-city-clock.ts'
import { countriesIn } from './countries.ts'
import { documentWords, faultWords } from './document-words.ts'
import type { Papers, PapersFaults } from './papers.ts'

const kinds = Object.keys(documentWords) as DocumentKind[]

/** The fields of a document and a name, each with its hint once the reader has tried to go on. */
export function PapersFields(props: {
  papers: Papers
  faults: PapersFaults | null
  onChange(papers: Papers): void
}) {
  const { t, i18n } = useLingui()
  const { papers, faults } = props
  const change = (part: Partial<Papers>) => props.onChange({ ...papers, ...part })
  const countries = useMemo(() => countriesIn(i18n.locale), [i18n.locale])
  // Invented passports are of a country that there is not (ICAO Doc 9303 names it for examples).
  const utopia = useIsDemo() ? [{ value: 'UTO', word: t`Utopia (demo)` }] : []
  return (
    <>
      <SelectField
        label={t`Document`}
        value={papers.kind}
        options={kinds.map((value) => ({ value, word: t(documentWords[value]) }))}
        onChange={(kind) => change({ kind })}
      />
      {papers.kind === 'passport' || papers.kind === 'foreign-permanent-resident' ? (
        <SelectField
          label={t`Country`}
          value={papers.country}
          options={[{ value: '', word: t`Choose a country` }, ...utopia, ...countries]}
          onChange={(country) => change({ country })}
          fault={faults?.country ? t(faultWords.country) : undefined}
        />
      ) : null}
      <TextField
        label={t`Document number`}
        value={papers.number}
        autoCapitalize="characters"
        maxLength={40}
        onChange={(event) => change({ number: event.target.value })}
        fault={faults?.number ? t(faultWords[faults.number]) : undefined}
      />
      <TextField
        label={t`Name as on the document`}
        value={papers.name}
        maxLength={60}
        autoComplete="name"
        onChange={(event) => change({ name: event.target.value })}
        fault={faults?.name ? t`Type the name.` : undefined}
      />
    </>
  )
}
