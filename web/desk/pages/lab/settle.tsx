import { Trans } from '@lingui/react/macro'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useCommand } from './use-command.ts'

/** A sentence of why, and the act that it closes. */
export function ReasonForm(props: {
  label: string
  act: string
  danger?: boolean
  pending: boolean
  onReason: (reason: string) => void
}) {
  const id = useId()
  const [reason, setReason] = useState('')
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() !== '') props.onReason(reason.trim())
  }
  return (
    <form className="reason" onSubmit={send}>
      <label htmlFor={id}>{props.label}</label>
      <div>
        <input
          id={id}
          className="lab-field"
          maxLength={200}
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          htmlType="submit"
          danger={props.danger ?? false}
          loading={props.pending}
          disabled={reason.trim() === ''}
        >
          {props.act}
        </Button>
      </div>
    </form>
  )
}

/** Settles by a reason: a difference of count, or a tube of unknown origin. */
export function Settle(props: { path: string; label: string; act: string }) {
  const settle = useCommand<object>()
  if (settle.isSuccess) {
    return (
      <p role="status">
        <Trans>Settled; the reason stands in the story.</Trans>
      </p>
    )
  }
  return (
    <>
      <ReasonForm
        label={props.label}
        act={props.act}
        pending={settle.isPending}
        onReason={(reason) =>
          settle.mutate({ path: props.path, input: { reason }, isTimed: false })
        }
      />
      {settle.isError ? <ErrorState cause={settle.error} /> : null}
    </>
  )
}
