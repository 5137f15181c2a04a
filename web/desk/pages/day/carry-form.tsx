import { instantOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { roleWord } from '../../../shell/words.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { isTyping } from '../../shell/keys.ts'
import { fieldTime, momentIn } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import { type CarryReason, type DayItem, type DayView, ownersQuestion } from './questions.ts'
import { reasonWords } from './words.ts'

const reasons = (Object.keys(reasonWords) as CarryReason[]).filter((one) => one !== 'within-limit')
const leastWords = 4

type Carried = {
  items: { kind: string; subject: string }[]
  reason: CarryReason
  words: string
  owner: string
  dueAt: string
}

/** Reason, owner and new time for the items that are chosen. The key C comes here. */
export function CarryForm(props: { view: DayView; items: readonly DayItem[]; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const id = useId()
  const { view, items } = props
  const [reason, setReason] = useState<CarryReason | null>(null)
  const [owner, setOwner] = useState('')
  const [words, setWords] = useState('')
  const [until, setUntil] = useState(fieldTime(instantOf(view.latestDueAt)))
  const owners = useQuery(ownersQuestion(view.district)).data?.owners ?? []
  const send = useSend<Carried, { carried: number }>(
    () => `/days/${view.district}/${view.day}/carry-overs`,
    props.onDone,
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'c' || isTyping(event.target) || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      document.getElementById(`${id}-reason`)?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [id])
  const dueAt = momentIn(until)
  const isReady =
    reason !== null && owner !== '' && dueAt !== null && [...words.trim()].length >= leastWords
  const roleText = (role: string) => {
    if (role === 'district') return t`District command`
    if (role === 'street') return t`Street team`
    if (role === 'community') return t`Community team`
    const word = roleWord(role)
    return typeof word === 'string' ? word : t(word)
  }
  return (
    <Panel title={t`Carry over ${format.number(items.length)} items`}>
      <form
        className="carry-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          if (isReady)
            send.mutate({
              items: items.map(({ kind, subject }) => ({ kind, subject })),
              reason,
              words: words.trim(),
              owner,
              dueAt,
            })
        }}
      >
        <label htmlFor={`${id}-reason`}>
          <span>
            <Trans>Reason</Trans> <kbd>C</kbd>
          </span>
          <Select<CarryReason>
            id={`${id}-reason`}
            value={reason}
            onChange={setReason}
            showSearch={{ optionFilterProp: 'label' }}
            options={reasons.map((one) => ({ value: one, label: t(reasonWords[one]) }))}
          />
        </label>
        <label htmlFor={`${id}-owner`}>
          <Trans>Who has it</Trans>
          <Select
            id={`${id}-owner`}
            value={owner || null}
            onChange={(next) => setOwner(next ?? '')}
            showSearch={{ optionFilterProp: 'label' }}
            options={owners.map((one) => ({
              value: one.owner,
              label: `${one.name} · ${roleText(one.role)}`,
            }))}
          />
        </label>
        <label htmlFor={`${id}-until`}>
          <Trans>New time, at the latest {format.dayAndTime(view.latestDueAt)}</Trans>
          <input
            id={`${id}-until`}
            type="datetime-local"
            value={until}
            max={fieldTime(instantOf(view.latestDueAt))}
            onChange={(event) => setUntil(event.target.value)}
          />
        </label>
        <label htmlFor={`${id}-words`} className="carry-words">
          <Trans>What is the matter, and what comes next</Trans>
          <Input
            id={`${id}-words`}
            value={words}
            maxLength={400}
            onChange={(event) => setWords(event.target.value)}
            placeholder={t`At least ${leastWords} characters; it stands on the signed list`}
          />
        </label>
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
          <Trans>Carry over</Trans>
        </Button>
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </form>
    </Panel>
  )
}
