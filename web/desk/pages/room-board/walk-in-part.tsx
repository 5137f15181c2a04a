import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { newKey } from '../../../api/client.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import type { Board, CheckedIn } from './questions.ts'
import { RoomField, roomOfCode } from './room-field.tsx'
import { cohortWords } from './words.ts'

type Body = {
  stay: string
  who: object
  room: string | null
  cohort?: string
  basis?: string
}
const empty = {
  number: '',
  kind: 'resident-id',
  country: 'CHN',
  name: '',
  sex: 'female',
  bornOn: '',
  phone: '',
}
type Fields = typeof empty

/** Lets somebody in who stands at the door without a transfer, by their document; without an order they are here of their own will, or wait. */
export function WalkInPart({ board, onDone }: { board: Board; onDone: () => void }) {
  const { t } = useLingui()
  const id = useId()
  const [fields, setFields] = useState<Fields>(empty)
  const [code, setCode] = useState('')
  const [cohort, setCohort] = useState('contact')
  const [basis, setBasis] = useState('waiting')
  const [done, setDone] = useState<CheckedIn | null>(null)
  const send = useSend<Body, CheckedIn>(
    () => `/isolation-sites/${board.site}/arrivals`,
    (outcome) => {
      setDone(outcome)
      setFields(empty)
      setCode('')
      onDone()
    },
  )
  const set = (name: keyof Fields) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [name]: event.target.value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({
      stay: newKey(),
      who: {
        document: {
          kind: fields.kind,
          country: fields.kind === 'resident-id' ? 'CHN' : fields.country.toUpperCase(),
          number: fields.number,
        },
        name: fields.name,
        sex: fields.sex,
        bornOn: fields.bornOn,
        phone: fields.phone === '' ? null : fields.phone,
      },
      room: roomOfCode(board.rooms, code),
      cohort,
      basis,
    })
  }
  const input = (name: keyof Fields, label: string, type = 'text') => (
    <label htmlFor={`${id}-${name}`}>
      {label}
      <input
        id={`${id}-${name}`}
        type={type}
        value={fields[name]}
        required={name !== 'phone'}
        onChange={set(name)}
      />
    </label>
  )
  return (
    <details className="panel board-details">
      <summary>
        <Trans>Somebody at the door without a transfer</Trans>
      </summary>
      <form className="board-form" onSubmit={submit}>
        <label htmlFor={`${id}-kind`}>
          <Trans>Document</Trans>
          <select id={`${id}-kind`} value={fields.kind} onChange={set('kind')}>
            <option value="resident-id">{t`resident identity card`}</option>
            <option value="passport">{t`passport`}</option>
          </select>
        </label>
        {fields.kind === 'resident-id' ? null : input('country', t`Country, three letters`)}
        {input('number', t`Number of the document`)}
        {input('name', t({ message: 'Name', context: 'person' }))}
        <label htmlFor={`${id}-sex`}>
          <Trans>Sex</Trans>
          <select id={`${id}-sex`} value={fields.sex} onChange={set('sex')}>
            <option value="female">{t`female`}</option>
            <option value="male">{t`male`}</option>
          </select>
        </label>
        {input('bornOn', t`Born on`, 'date')}
        {input('phone', t`Phone`)}
        <label htmlFor={`${id}-cohort`}>
          <Trans>Group</Trans>
          <select
            id={`${id}-cohort`}
            value={cohort}
            onChange={(event) => setCohort(event.target.value)}
          >
            {['contact', 'positive', 'household', 'inbound'].map((one) => (
              <option key={one} value={one}>
                {cohortWords[one] ? t(cohortWords[one]) : one}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-basis`}>
          <Trans>Where there is no order</Trans>
          <select
            id={`${id}-basis`}
            value={basis}
            onChange={(event) => setBasis(event.target.value)}
          >
            <option value="waiting">{t`waits to hear whether there is one`}</option>
            <option value="voluntary">{t`stays of their own will`}</option>
          </select>
        </label>
        <label htmlFor={`${id}-room`}>
          <Trans>Room</Trans>
          <RoomField
            id={`${id}-room`}
            rooms={board.rooms}
            value={code}
            onChange={setCode}
            label={t`Room`}
          />
        </label>
        <Button htmlType="submit" type="primary" loading={send.isPending}>
          <Trans>Let in</Trans>
        </Button>
        {send.isError ? <ErrorState cause={send.error} /> : null}
        {done ? (
          <p role="status">
            {done.withoutOrder ? (
              <Trans>Let in. There is no order in force: nobody may hold this person here.</Trans>
            ) : (
              <Trans>Let in under the order in force.</Trans>
            )}
          </p>
        ) : null}
      </form>
    </details>
  )
}
