import { instantOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { fieldTime, momentIn } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import type { ContactView, Exposure, Relation } from './questions.ts'
import { relationWords } from './words.ts'

type Draft = { relation: Relation; exposure: Exposure; version: number }
type Fields = Record<'from' | 'until' | 'minutes' | 'metres' | 'table' | 'air', string>

const timeOf = (moment: string | undefined) => (moment ? fieldTime(instantOf(moment)) : '')
const numberIn = (text: string) => (text.trim() === '' ? null : Number(text))

function exposureOf(before: Exposure | null, fields: Fields): Exposure | null {
  const { minutes: _m, metres: _d, table: _t, air: _a, ...kept } = before ?? ({} as Exposure)
  const from = momentIn(fields.from)
  const until = momentIn(fields.until)
  if (from === null || until === null) return null
  const minutes = numberIn(fields.minutes)
  const metres = numberIn(fields.metres)
  return {
    ...kept,
    from,
    until,
    ...(minutes === null ? {} : { minutes: Math.round(minutes) }),
    ...(metres === null ? {} : { metres }),
    ...(fields.table === '' ? {} : { table: fields.table as 'same' }),
    ...(fields.air === '' ? {} : { air: fields.air as 'open' }),
  }
}

/** What somebody learnt since about the exposure; the program then proposes anew. */
export function CorrectPart({ view, onChanged }: { view: ContactView; onChanged: () => void }) {
  const { t } = useLingui()
  const id = useId()
  const { exposure, row } = view
  const [relation, setRelation] = useState<Relation>(row.relation)
  const [fields, setFields] = useState<Fields>({
    from: timeOf(exposure?.from),
    until: timeOf(exposure?.until),
    minutes: exposure?.minutes?.toString() ?? '',
    metres: exposure?.metres?.toString() ?? '',
    table: exposure?.table ?? '',
    air: exposure?.air ?? '',
  })
  const send = useSend<Draft, unknown>(() => `/contacts/${row.contact}/correct`, onChanged)
  const set = (name: keyof Fields) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [name]: event.target.value })
  const next = exposureOf(exposure, fields)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (next) send.mutate({ relation, exposure: next, version: row.version })
  }
  const input = (name: keyof Fields, label: string, type: 'number' | 'datetime-local') => (
    <label key={name} htmlFor={`${id}-${name}`}>
      {label}
      <input
        id={`${id}-${name}`}
        type={type}
        value={fields[name]}
        onChange={set(name)}
        {...(type === 'number' ? { min: 0, step: 'any' } : {})}
      />
    </label>
  )
  const choice = (name: 'table' | 'air', label: string, options: [string, string][]) => (
    <label key={name} htmlFor={`${id}-${name}`}>
      {label}
      <select id={`${id}-${name}`} value={fields[name]} onChange={set(name)}>
        <option value="">{t`unknown`}</option>
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <details>
      <summary>
        <Trans>Correct the exposure</Trans>
      </summary>
      <form className="correct-form" onSubmit={submit}>
        <label htmlFor={`${id}-relation`}>
          <Trans>Relation</Trans>
          <select
            id={`${id}-relation`}
            value={relation}
            onChange={(event) => setRelation(event.target.value as Relation)}
          >
            {(Object.keys(relationWords) as Relation[]).map((one) => (
              <option key={one} value={one}>
                {t(relationWords[one])}
              </option>
            ))}
          </select>
        </label>
        {input('from', t`From`, 'datetime-local')}
        {input('until', t`Until`, 'datetime-local')}
        {input('minutes', t`Minutes together`, 'number')}
        {input('metres', t`Nearest, in metres`, 'number')}
        {choice('table', t`Table`, [
          ['same', t`the same`],
          ['next', t`the next one`],
          ['other', t`another one`],
        ])}
        {choice('air', t`Ventilation`, [
          ['open', t`in the open`],
          ['good', t`good`],
          ['poor', t`closed or poor`],
        ])}
        <Button htmlType="submit" disabled={next === null} loading={send.isPending}>
          <Trans>Save and propose anew</Trans>
        </Button>
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </form>
    </details>
  )
}
