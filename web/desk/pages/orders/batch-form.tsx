import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../../api/problem.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { OfficerChoice } from './approver-choice.tsx'
import { momentIn } from './city-time.ts'
import { Field } from './field.tsx'
import { ApproverField, PlaceField, SendButton, UntilField } from './order-fields.tsx'
import type { BatchDrafted, BatchGround } from './questions.ts'
import { ReasonFields } from './reason-fields.tsx'
import { useSend } from './use-send.ts'

type Choice = BatchGround['choices'][number]
const keyOf = ({ basis, kind }: Choice) => `${basis} ${kind}`

/** What is ordered for everybody with the fact, who signs, and who is refused and why before anything is drafted. */
export function BatchForm({ area, ground }: { area: string; ground: BatchGround }) {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const [first] = ground.choices
  const [choice, setChoice] = useState(first)
  const [reason, setReason] = useState(first?.reason ?? { zh: '', en: '' })
  const [until, setUntil] = useState('')
  const [place, setPlace] = useState('')
  const [approver, setApprover] = useState<string | null>(null)
  const [city, setCity] = useState<string | null>(null)
  const [leaveOut, setLeaveOut] = useState(false)
  const draft = useSend<object, BatchDrafted>(
    () => '/batches',
    ({ signing }) => void navigate(`/signings/${signing}`),
  )
  if (!choice) return null
  const needsCity = choice.people > ground.withoutCity
  const cause = draft.error
  const refused = cause instanceof Problem && cause.code === 'batch.some-refused' ? cause : null
  const choose = (key: string) => {
    const next = ground.choices.find((one) => keyOf(one) === key)
    if (!next) return
    setChoice(next)
    setReason(next.reason)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    draft.mutate({
      everybody: { area },
      kind: choice.kind,
      basis: choice.basis,
      place: place.trim() || null,
      until: momentIn(until),
      reason,
      approver,
      cityApprover: needsCity ? city : null,
      leaveOut,
    })
  }
  return (
    <form className="order-form" onSubmit={send}>
      <Panel title={t`Who and what`}>
        <Field
          id="batch-choice"
          label={t`Everybody with this fact and without an order on it`}
          cause={cause}
          pointer="/basis"
        >
          <Select
            id="batch-choice"
            value={keyOf(choice)}
            onChange={choose}
            options={ground.choices.map((one) => ({
              value: keyOf(one),
              label: `${format.text(one.basisName)} → ${format.text(one.kindName)} · ${format.number(one.people)}`,
            }))}
          />
        </Field>
        <p className="order-count">
          <b>{format.number(choice.people)}</b>{' '}
          <Plural value={choice.people} one="person" other="people" />
        </p>
        <PlaceField
          of="batch"
          cause={cause}
          label={t`Place (the site, where it is one for all)`}
          value={place}
          onChange={setPlace}
        />
        <UntilField
          of="batch"
          cause={cause}
          value={until}
          onChange={setUntil}
          hint={<Trans>Empty: for each as long as the rules allow by their own days.</Trans>}
        />
      </Panel>
      <ReasonFields reason={reason} onChange={setReason} cause={cause} />
      <Panel title={t`Who approves`}>
        <ApproverField
          of="batch"
          cause={cause}
          area={area.slice(0, 6)}
          value={approver}
          onChange={setApprover}
        />
        {needsCity ? (
          <Field
            id="batch-city"
            label={t`An officer of the city`}
            cause={cause}
            pointer="/cityApprover"
            hint={
              <Trans>
                More than {format.number(ground.withoutCity)} people need a third signature.
              </Trans>
            }
          >
            <OfficerChoice
              id="batch-city"
              area={area.slice(0, 6)}
              power="city"
              value={city}
              onChange={setCity}
              otherUnit={false}
            />
          </Field>
        ) : null}
        {refused ? (
          <WhoIsRefused problem={refused} leaveOut={leaveOut} onChange={setLeaveOut} />
        ) : null}
        <SendButton
          isSending={draft.isPending}
          isMissing={approver === null || (needsCity && city === null)}
        >
          {leaveOut ? (
            <Trans>Leave them out and go to signing</Trans>
          ) : (
            <Trans>Judge each one and go to signing</Trans>
          )}
        </SendButton>
        {cause && !refused ? <ErrorState cause={cause} /> : null}
      </Panel>
    </form>
  )
}

/** Whom the door refuses, with why; they are left out only when somebody says so. */
function WhoIsRefused(props: {
  problem: Problem
  leaveOut: boolean
  onChange: (leaveOut: boolean) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { problem, leaveOut, onChange } = props
  const byPerson = Map.groupBy(
    problem.items,
    ({ pointer }) => (pointer ?? '').split('/').at(-1) ?? '',
  )
  return (
    <div className="order-refused" role="alert">
      <p className="late">{format.text(problem.text)}</p>
      <details>
        <summary>
          <Trans>Who and why</Trans>
        </summary>
        <ul>
          {[...byPerson].map(([person, items]) => (
            <li key={person}>
              <span className="code">{person}</span>{' '}
              {items.map(({ code, message }) => (
                <span key={code} className="soft">
                  {message}
                </span>
              ))}
            </li>
          ))}
        </ul>
      </details>
      <Checkbox checked={leaveOut} onChange={({ target }) => onChange(target.checked)}>
        {t`I have read why. Leave these people out.`}
      </Checkbox>
    </div>
  )
}
