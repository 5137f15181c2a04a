import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { type FormEvent, type ReactNode, useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import type { StayView } from './questions.ts'
import { leftWords, visitWords } from './words.ts'

/** An act with the fields it needs, folded away until it is wanted. */
function Act(props: {
  word: ReactNode
  send: { isPending: boolean; isError: boolean; error: unknown }
  submit: () => void
  children: ReactNode
}) {
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    props.submit()
  }
  return (
    <details className="stay-act">
      <summary>{props.word}</summary>
      <form className="answer-fields" onSubmit={onSubmit}>
        {props.children}
        <Button htmlType="submit" loading={props.send.isPending}>
          {props.word}
        </Button>
        {props.send.isError ? <ErrorState cause={props.send.error} /> : null}
      </form>
    </details>
  )
}

function useField(label: string): [string, ReactNode] {
  const [value, setValue] = useState('')
  return [
    value,
    <input
      key={label}
      aria-label={label}
      placeholder={label}
      required
      value={value}
      onChange={(event) => setValue(event.target.value)}
    />,
  ]
}

function useChoice(
  label: string,
  options: readonly (readonly [string, string])[],
): [string, ReactNode] {
  const [value, setValue] = useState(options[0]?.[0] ?? '')
  return [
    value,
    <select
      key={label}
      aria-label={label}
      value={value}
      onChange={(event) => setValue(event.target.value)}
    >
      {options.map(([one, word]) => (
        <option key={one} value={one}>
          {word}
        </option>
      ))}
    </select>,
  ]
}

type Props = { stay: StayView; onDone: () => void }

function Refer({ stay, onDone }: Props) {
  const { t } = useLingui()
  const [words, field] = useField(t`Why, and what was done`)
  const [urgent, urgency] = useChoice(t`How soon`, [
    ['now', t`at once`],
    ['today', t`within the shift`],
  ])
  const [bed, beds] = useChoice(t`The bed`, [
    ['keep', t`the bed is kept`],
    ['free', t`the bed is freed`],
  ])
  const send = useSend<object, unknown>(() => `/stays/${stay.stay}/refer`, onDone)
  return (
    <Act
      word={<Trans>Send to hospital</Trans>}
      send={send}
      submit={() => send.mutate({ urgent: urgent === 'now', keepBed: bed === 'keep', words })}
    >
      {urgency}
      {beds}
      {field}
    </Act>
  )
}

function Return({ stay, onDone }: Props) {
  const send = useSend<object, unknown>(
    () => `/referrals/${stay.referral?.referral ?? ''}/return`,
    onDone,
  )
  return (
    <Act word={<Trans>Is back from hospital</Trans>} send={send} submit={() => send.mutate({})}>
      <span lang="zh-CN">{stay.referral?.words}</span>
    </Act>
  )
}

function Visit({ stay, onDone }: Props) {
  const { t } = useLingui()
  const [words, field] = useField(t`What was found and agreed`)
  const [kind, kinds] = useChoice(
    t`Who came`,
    Object.entries(visitWords).map(([one, word]) => [one, t(word)] as const),
  )
  const send = useSend<object, unknown>(() => `/stays/${stay.stay}/visits`, onDone)
  return (
    <Act
      word={<Trans>Write down a visit</Trans>}
      send={send}
      submit={() => send.mutate({ kind, words })}
    >
      {kinds}
      {field}
    </Act>
  )
}

function Extra({ stay, onDone }: Props) {
  const { t } = useLingui()
  const [why, field] = useField(t`Why`)
  const send = useSend<object, unknown>(() => `/stays/${stay.stay}/tests`, onDone)
  return (
    <Act word={<Trans>Test today</Trans>} send={send} submit={() => send.mutate({ why })}>
      {field}
    </Act>
  )
}

function MoveSite({ stay, onDone }: Props) {
  const { t } = useLingui()
  const [why, field] = useField(t`Why`)
  const send = useSend<object, unknown>(() => `/stays/${stay.stay}/move-to-site`, onDone)
  return (
    <Act word={<Trans>Ask for another site</Trans>} send={send} submit={() => send.mutate({ why })}>
      {field}
    </Act>
  )
}

function Leave({ stay, onDone }: Props) {
  const { t } = useLingui()
  const hows = ['released', 'to-hospital', 'order-ended', 'walked-out', 'died']
  const [how, choice] = useChoice(
    t`How`,
    hows.map((one) => [one, leftWords[one] ? t(leftWords[one]) : one] as const),
  )
  const send = useSend<object, unknown>(() => `/stays/${stay.stay}/check-out`, onDone)
  return (
    <Act word={<Trans>Has left</Trans>} send={send} submit={() => send.mutate({ how })}>
      {choice}
    </Act>
  )
}

function TakeBack({ stay, onDone }: Props) {
  const { t } = useLingui()
  const [why, field] = useField(t`What was wrong`)
  const send = useSend<object, unknown>(() => `/stays/${stay.stay}/withdraw`, onDone)
  return (
    <Act
      word={<Trans>Was let in by mistake</Trans>}
      send={send}
      submit={() => send.mutate({ why })}
    >
      {field}
    </Act>
  )
}

/** What can be done in a stay that goes on. */
export function ActsPart({ stay, onDone }: Props) {
  return (
    <Panel title={<Trans>What can be done</Trans>}>
      {stay.referral ? (
        <Return stay={stay} onDone={onDone} />
      ) : (
        <Refer stay={stay} onDone={onDone} />
      )}
      <Visit stay={stay} onDone={onDone} />
      <Extra stay={stay} onDone={onDone} />
      <MoveSite stay={stay} onDone={onDone} />
      <Leave stay={stay} onDone={onDone} />
      <TakeBack stay={stay} onDone={onDone} />
    </Panel>
  )
}
