import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { officersQuestion } from '../orders/questions.ts'
import { useSend } from '../orders/use-send.ts'

type Draft = { second: { officer: string; unit: string }; reason: string; minutes: number }
const leastWords = 8

/** Asks for one case: the reason, the second officer, and how long together; signed at once by who asks. */
export function AskPart({ caseId }: { caseId: string }) {
  const { t } = useLingui()
  const id = useId()
  const navigate = useNavigate()
  const { actor } = useMe()
  const officers = useQuery(officersQuestion((actor?.areaCode ?? '').slice(0, 6)))
  const [chosen, setChosen] = useState('')
  const [reason, setReason] = useState('')
  const [minutes, setMinutes] = useState('0')
  const send = useSend<Draft, { signing: string }>(
    () => `/cases/${encodeURIComponent(caseId)}/co-presence`,
    ({ signing }) => void navigate(`/signings/${signing}`),
  )
  // Of another unit, in office, with a passkey: whoever else is chosen could not sign.
  const able = (officers.data?.officers ?? []).filter(
    (one) =>
      one.powers.includes('attest') &&
      one.unit !== actor?.unit &&
      one.officer !== actor?.id &&
      (actor?.areaCode ?? '').startsWith(one.area),
  )
  const second = able.find((one) => `${one.officer} ${one.unit}` === chosen)
  const isReady = second !== undefined && reason.trim().length >= leastWords
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    send.mutate({
      second: { officer: second.officer, unit: second.unit },
      reason: reason.trim(),
      minutes: Number(minutes) || 0,
    })
  }
  return (
    <Panel title={t`Ask for one case`}>
      <form className="name-form" onSubmit={submit}>
        <p className="soft">
          <Trans>
            Only confirmed visits of this case within its infectious window are searched, in the
            visits of 14 days. You and an officer of another unit sign; everybody found can see it.
          </Trans>
        </p>
        <label htmlFor={`${id}-reason`}>
          <Trans>Reason, at least {leastWords} characters</Trans>
        </label>
        <Input.TextArea
          id={`${id}-reason`}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="name-times">
          <label htmlFor={`${id}-officer`}>
            <Trans>Second officer, of another unit</Trans>
          </label>
          <select
            id={`${id}-officer`}
            value={chosen}
            onChange={(event) => setChosen(event.target.value)}
          >
            <option value="">–</option>
            {able.map((one) => (
              <option key={`${one.officer} ${one.unit}`} value={`${one.officer} ${one.unit}`}>
                {one.name ?? one.officer} · {one.unit}
              </option>
            ))}
          </select>
          <label htmlFor={`${id}-minutes`}>
            <Trans>Together at least, in minutes</Trans>
          </label>
          <input
            id={`${id}-minutes`}
            type="number"
            min={0}
            max={1_440}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        </div>
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
          <Trans>Ask, and sign</Trans>
        </Button>
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </form>
    </Panel>
  )
}
