import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { PolicyValue } from './questions.ts'
import { usePolicyWords } from './use-words.ts'
import { Grade } from './values.tsx'

/** Notes by path and value: what has one binds, what has none binds nobody. */
export type Notes = Readonly<Record<string, string>>
export const keyOf = ({ path, v }: Pick<PolicyValue, 'path' | 'v'>) =>
  `${path}=${JSON.stringify(v)}`

/** Every value that nobody has verified, each with the officer's note; a part can be gone through with one note. */
export function ConfirmList(props: {
  values: readonly PolicyValue[]
  notes: Notes
  onChange: (notes: Notes) => void
}) {
  const format = useFormats()
  const { parts } = usePolicyWords()
  const { values, notes, onChange } = props
  const given = values.filter((one) => notes[keyOf(one)]?.trim())
  const sections = Map.groupBy(values, ({ path }) => path.split('.')[0] ?? '')
  return (
    <div className="effect">
      <p>
        <Trans>
          {format.number(given.length)} of {format.number(values.length)} unverified values have
          your note. What has none binds nobody, and measures that rest on it hold nobody.
        </Trans>
      </p>
      {[...sections].map(([part, list]) => (
        <Panel
          key={part}
          title={`${parts[part] ?? part} (${list.length})`}
          aside={<ForAll values={list} notes={notes} onChange={onChange} />}
        >
          <ul className="policy-values">
            {list.map((one) => (
              <Line
                key={keyOf(one)}
                value={one}
                note={notes[keyOf(one)] ?? ''}
                onNote={(note) => onChange({ ...notes, [keyOf(one)]: note })}
              />
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  )
}

function ForAll(props: {
  values: readonly PolicyValue[]
  notes: Notes
  onChange: (notes: Notes) => void
}) {
  const { t } = useLingui()
  const [note, setNote] = useState('')
  const fill = () => {
    const more = props.values
      .filter((one) => !props.notes[keyOf(one)]?.trim())
      .map((one) => [keyOf(one), note.trim()])
    props.onChange({ ...props.notes, ...Object.fromEntries(more) })
  }
  return (
    <span className="policy-tools">
      <Input
        size="small"
        aria-label={t`One note for the rest of this part`}
        placeholder={t`One note for the rest of this part`}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button size="small" disabled={note.trim() === ''} onClick={fill}>
        <Trans>Confirm them all</Trans>
      </Button>
    </span>
  )
}

function Line(props: { value: PolicyValue; note: string; onNote: (note: string) => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { value, note } = props
  const label = format.text(value.label)
  return (
    <li className={note.trim() === '' ? 'policy-open' : ''}>
      <span className="policy-label" title={value.path}>
        {label}
      </span>
      <span className="policy-says">
        <b>{format.text(value.says)}</b>
        {value.note ? <span className="faint">{value.note}</span> : null}
      </span>
      <span className="policy-ground">
        <Grade value={value} sources={new Map()} />
        <Input
          size="small"
          aria-label={t`Note: ${label}`}
          placeholder={t`Why it holds here`}
          maxLength={500}
          value={note}
          onChange={(event) => props.onNote(event.target.value)}
        />
      </span>
    </li>
  )
}
