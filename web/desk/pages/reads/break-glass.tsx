import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import type { Purpose } from '../../../api/wire.ts'
import { purposeWords } from '../../../shell/words.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import './reads.css'

const leastLetters = 6

/** Opens the reading of people beyond the budget, with a reason, at once. What follows from it is said before. */
export function BreakGlass(props: { purpose: Purpose; onOpen(): void }) {
  const { t } = useLingui()
  const id = useId()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const send = useSend<{ purpose: Purpose; reason: string }, object>(
    () => '/break-glass',
    () => {
      void client.invalidateQueries({ queryKey: ['budget'] })
      void client.invalidateQueries({ queryKey: ['glasses'] })
      props.onOpen()
    },
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim().length >= leastLetters)
      send.mutate({ purpose: props.purpose, reason: reason.trim() })
  }
  return (
    <Panel title={t`Break the glass`} className="break-glass">
      <p>
        <Trans>
          It opens at once, for a quarter of an hour and fifty people. Every one of them sees that
          you looked, and somebody of another unit reviews your reason within three days.
        </Trans>
      </p>
      <form onSubmit={submit}>
        <p>
          <Trans>Purpose</Trans>: <b>{t(purposeWords[props.purpose])}</b>
        </p>
        <label htmlFor={id}>
          <Trans>Why you must read on, in your own words</Trans>
        </label>
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          htmlType="submit"
          danger
          type="primary"
          loading={send.isPending}
          disabled={reason.trim().length < leastLetters}
        >
          <Trans>Read on for 15 minutes</Trans>
        </Button>
      </form>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
