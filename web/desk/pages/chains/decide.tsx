import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import type { LinkFault, LinkWritten } from './questions.ts'
import { faultWords } from './words.ts'

/** What somebody is about to do with a possible source. */
export type Choice = {
  act: 'decide' | 'reject'
  kind: 'case' | 'outside' | 'unknown'
  number: number | null
  faults: readonly LinkFault[]
}
const leastWords = 4

/** Decides or rejects a source: a reason, and a tick for each thing that speaks against it. */
export function Decide(props: {
  number: number
  choice: Choice
  onDone(): void
  onCancel(): void
}) {
  const { number, choice, onDone, onCancel } = props
  const { act, kind, faults } = choice
  const { t } = useLingui()
  const id = useId()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const [seen, setSeen] = useState<readonly LinkFault[]>([])
  useEffect(() => document.getElementById(`${id}-reason`)?.focus(), [id])
  const send = useSend<object, LinkWritten>(
    () => `/chains/cases/${number}/${act}`,
    () => {
      void client.invalidateQueries({ queryKey: ['chains', 'now'] })
      onDone()
    },
  )
  const why = reason.trim()
  const isReady = [...why].length >= leastWords && faults.every((fault) => seen.includes(fault))
  const body =
    act === 'reject'
      ? { infector: choice.number, reason: why }
      : {
          source: kind === 'case' ? { kind, number: choice.number } : { kind },
          reason: why,
          despite: seen,
        }
  const label = choice.number === null ? '' : caseNumber(choice.number)
  return (
    <form
      className="chains-decide"
      aria-label={t`Decide the source`}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (isReady) send.mutate(body)
      }}
    >
      <p>
        <b>
          {act === 'reject' ? (
            <Trans>Reject {label} as the source</Trans>
          ) : kind === 'case' ? (
            <Trans>Decide {label} as the source</Trans>
          ) : kind === 'outside' ? (
            <Trans>The source is outside of the city</Trans>
          ) : (
            <Trans>The source will stay unknown</Trans>
          )}
        </b>
      </p>
      {faults.map((fault) => (
        <Checkbox
          key={fault}
          checked={seen.includes(fault)}
          onChange={({ target }) =>
            setSeen(target.checked ? [...seen, fault] : seen.filter((one) => one !== fault))
          }
        >
          <Trans>I have seen this and answer it below:</Trans> {t(faultWords[fault])}
        </Checkbox>
      ))}
      <label htmlFor={`${id}-reason`}>
        <Trans>Reason; the other investigators read it</Trans>
      </label>
      <Input.TextArea
        id={`${id}-reason`}
        rows={3}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={t`At least ${leastWords} characters`}
      />
      <p className="chains-acts">
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
          {act === 'reject' ? <Trans>Reject</Trans> : <Trans>Decide</Trans>}
        </Button>
        <Button onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </p>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </form>
  )
}
