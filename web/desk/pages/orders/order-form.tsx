import { instantOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { fieldTime, momentIn } from './city-time.ts'
import { Field, faultsAt } from './field.tsx'
import { ApproverField, PlaceField, SendButton, UntilField } from './order-fields.tsx'
import type { Choice, Ground } from './questions.ts'
import { ReasonFields } from './reason-fields.tsx'
import { useSend } from './use-send.ts'
import { factWords } from './words.ts'

type Drafted = { signing: string }
const keyOf = ({ basis, kind }: Choice) => `${basis} ${kind}`

/** The first choice that nothing stands against; where there is none, the first at all, with its faults. */
const firstOf = ({ choices }: Ground) =>
  choices.find(({ faults }) => faults.length === 0) ?? choices[0]

/** What is ordered: only what the facts and the policy allow can be chosen, with the longest end that there may be. */
export function OrderForm(props: { person: string; renews: string | null; ground: Ground }) {
  const { t } = useLingui()
  const { ground } = props
  const first = firstOf(ground)
  if (!ground.adopted)
    return (
      <EmptyState title={t`No pack of rules has been adopted`}>
        <Trans>Nobody can be ordered anything before two officers adopt one.</Trans>
      </EmptyState>
    )
  if (!first)
    return (
      <EmptyState title={t`There is no ground for an order`}>
        <Trans>
          The rules name which facts carry which order. Of this person none of them is recorded: a
          scan, a position or a suspicion is none.
        </Trans>
      </EmptyState>
    )
  return <Form {...props} first={first} />
}

function Form({
  person,
  renews,
  ground,
  first,
}: {
  person: string
  renews: string | null
  ground: Ground
  first: Choice
}) {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const [choice, setChoice] = useState(first)
  const [evidence, setEvidence] = useState<readonly string[]>(first.evidence)
  const [until, setUntil] = useState<string | null>(null)
  const [reason, setReason] = useState(first.reason)
  const [place, setPlace] = useState('')
  const [isEmergency, setEmergency] = useState(false)
  const [approver, setApprover] = useState<string | null>(null)
  const draft = useSend<object, Drafted>(
    () => '/orders',
    ({ signing }) => void navigate(`/signings/${signing}`),
  )
  const choose = (key: string) => {
    const next = ground.choices.find((one) => keyOf(one) === key)
    if (!next) return
    setChoice(next)
    setEvidence(next.evidence)
    setUntil(null)
    setReason(next.reason)
  }
  const latest = isEmergency ? choice.emergencyUntil : choice.until
  const shownUntil = until ?? (latest ? fieldTime(instantOf(latest)) : '')
  const send = (event: FormEvent) => {
    event.preventDefault()
    draft.mutate({
      person,
      kind: choice.kind,
      basis: choice.basis,
      evidence,
      place: place.trim() || null,
      until: until === null ? null : momentIn(until),
      reason,
      approver: isEmergency ? null : approver,
      renews,
    })
  }
  const cause = draft.error
  return (
    <form className="order-form" onSubmit={send}>
      <Panel title={renews ? t`Renewal of ${renews}` : t`What is ordered`}>
        <Field
          id="order-choice"
          label={t`Reason and what is ordered`}
          cause={cause}
          pointer="/basis"
        >
          <Select
            id="order-choice"
            value={keyOf(choice)}
            onChange={choose}
            options={ground.choices.map((one) => ({
              value: keyOf(one),
              label: `${format.text(one.basisName)} → ${format.text(one.kindName)}`,
            }))}
          />
        </Field>
        <Faults texts={[...faultsAt(cause, '/kind')]} />
        {renews === null ? <Faults texts={choice.faults.map(format.text)} /> : null}
        <Field id="order-evidence" label={t`On these facts`} cause={cause} pointer="/evidence">
          <Checkbox.Group
            className="order-checks"
            value={[...evidence]}
            onChange={(next) => setEvidence(next)}
            options={choice.evidence.map((id) => ({ value: id, label: factLabel(id) }))}
          />
        </Field>
        <PlaceField
          of="order"
          cause={cause}
          label={t`Place (the site or home, where it matters)`}
          value={place}
          onChange={setPlace}
        />
      </Panel>
      <Panel title={t`Until when`}>
        <UntilField
          of="order"
          cause={cause}
          value={shownUntil}
          onChange={setUntil}
          hint={
            latest ? (
              <Trans>The rules allow until {format.dayAndTime(latest)} and no longer.</Trans>
            ) : null
          }
        />
      </Panel>
      <ReasonFields reason={reason} onChange={setReason} cause={cause} />
      <Panel title={t`Who approves`}>
        <Checkbox checked={isEmergency} onChange={({ target }) => setEmergency(target.checked)}>
          <Trans>
            Nobody can be reached: an emergency order, one signature, over after two hours
          </Trans>
        </Checkbox>
        {isEmergency ? null : (
          <ApproverField
            of="order"
            cause={cause}
            area={ground.district}
            value={approver}
            onChange={setApprover}
          />
        )}
        <SendButton isSending={draft.isPending} isMissing={!isEmergency && approver === null}>
          <Trans>Check it and go to signing</Trans>
        </SendButton>
        {cause ? <ErrorState cause={cause} /> : null}
      </Panel>
    </form>
  )

  function factLabel(id: string) {
    const fact = ground.facts.find((one) => one.fact === id)
    const word = fact ? factWords[fact.kind] : undefined
    return fact ? `${word ? t(word) : fact.kind} · ${format.dayAndTime(fact.at)}` : id
  }
}

export function Faults({ texts }: { texts: readonly string[] }) {
  return (
    <>
      {texts.map((text) => (
        <p key={text} className="late">
          ■ {text}
        </p>
      ))}
    </>
  )
}
