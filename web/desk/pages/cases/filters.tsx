import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useAreaWords } from '../devices/use-area-words.ts'
import type { CaseFilter } from './questions.ts'
import { categoryWords, clockWords, foundWords, sourceWords, stateWords } from './words.ts'

/** What narrows the list of cases: state, area, source, how found, category, clock, own ones, and a number. */
export function Filters(props: {
  filter: CaseFilter
  onChange: (part: Partial<CaseFilter>) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { own, below } = useAreaWords()
  const { filter, onChange } = props
  const [text, setText] = useState(filter.text)
  const choices = (words: Readonly<Record<string, MessageDescriptor>>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: t(word) }))
  const states = Object.entries(stateWords).map(([value, { word }]) => ({ value, label: t(word) }))
  const areas = below.map(({ code, name }) => ({ value: code, label: format.area(code, name) }))
  const named = areas.some(({ value }) => value === filter.area) || filter.area === ''
  const select = (
    name: 'state' | 'area' | 'source' | 'found' | 'category' | 'overdue',
    label: string,
    options: { value: string; label: string }[],
  ) => (
    <label htmlFor={`cases-${name}`}>
      {label}
      <Select
        id={`cases-${name}`}
        value={filter[name]}
        options={options}
        onChange={(value) => onChange({ [name]: value })}
      />
    </label>
  )
  const isNarrowed = Object.values(filter).some((value) => value !== '')
  return (
    <search className="cases-filters">
      {select('state', t`State`, [
        { value: '', label: t`All that run` },
        { value: 'all', label: t`All, closed ones too` },
        ...states,
      ])}
      {select('area', t`Area`, [
        { value: '', label: own.length > 4 ? t`My whole area` : t`The whole city` },
        ...areas,
        ...(named ? [] : [{ value: filter.area, label: filter.area }]),
      ])}
      {select('overdue', t`Late by`, [
        { value: '', label: t`Late or not` },
        ...choices(clockWords),
      ])}
      {select('category', t`Classification`, [
        { value: '', label: t`Any` },
        { value: 'none', label: t`not classified` },
        ...choices(categoryWords),
      ])}
      {select('found', t`How found`, [
        { value: '', label: t`Any` },
        { value: 'none', label: t`not known` },
        ...choices(foundWords),
      ])}
      {select('source', t`Source`, [{ value: '', label: t`Any` }, ...choices(sourceWords)])}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (/^[Cc]?-?[0-9]{0,9}$/.test(text.trim())) onChange({ text: text.trim() })
        }}
      >
        <label htmlFor="cases-text">
          <Trans>Number</Trans>
          <Input
            id="cases-text"
            className="code"
            placeholder="C-0128"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
      </form>
      <Checkbox
        checked={filter.mine !== ''}
        onChange={({ target }) => onChange({ mine: target.checked ? 'yes' : '' })}
      >
        <Trans>Mine</Trans>
      </Checkbox>
      {isNarrowed ? (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            setText('')
            onChange(Object.fromEntries(Object.keys(filter).map((name) => [name, ''])))
          }}
        >
          <Trans>Show all</Trans>
        </button>
      ) : null}
      <span className="cases-keys faint">
        <kbd>J</kbd> <kbd>K</kbd> <kbd>↵</kbd> · <kbd>X</kbd> <Trans>choose it</Trans> ·{' '}
        <kbd>G</kbd> <Trans>give out</Trans> · <kbd>?</kbd>
      </span>
    </search>
  )
}
