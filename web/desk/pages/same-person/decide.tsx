import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { isFinal, newKey, write } from '../../../api/client.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import type { Verdict } from './questions.ts'

type Decision = { verdict: Verdict; reason: string }

function useSettle(walkIn: string, known: string) {
  const client = useQueryClient()
  // The same decision goes with the same id until the server has said yes or no.
  const open = useRef<{ sign: string; key: string } | null>(null)
  return useMutation({
    mutationFn: (decision: Decision) => {
      const sign = JSON.stringify(decision)
      if (open.current?.sign !== sign) open.current = { sign, key: newKey() }
      const input = { walkIn, known, ...decision }
      return write<object>('/same-person-claims/settle', input, { key: open.current.key })
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['same-person'] }),
    onError: (cause) => {
      if (isFinal(cause)) open.current = null
    },
  })
}

/** Same or different, what follows from it, and the reason that stands in the record. */
export function Decide({ walkIn, known }: { walkIn: string; known: string }) {
  const { t } = useLingui()
  const id = useId()
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [reason, setReason] = useState('')
  const settle = useSettle(walkIn, known)
  const choices = [
    {
      verdict: 'same',
      word: t`The same person`,
      follows: t`Results and holds of both numbers are then read together, and the documents become those of the known one; no tube changes.`,
    },
    {
      verdict: 'different',
      word: t`Two people`,
      follows: t`Both stay apart; the document stays with the known person, and the other one needs another document.`,
    },
  ] as const
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (verdict && reason.trim() !== '') settle.mutate({ verdict, reason: reason.trim() })
  }
  return (
    <form className="claim-decide" onSubmit={send}>
      <fieldset>
        <legend>
          <Trans>Is it one person?</Trans>
        </legend>
        {choices.map((one) => (
          <label key={one.verdict} htmlFor={`${id}-${one.verdict}`}>
            <input
              id={`${id}-${one.verdict}`}
              type="radio"
              name={id}
              checked={verdict === one.verdict}
              onChange={() => setVerdict(one.verdict)}
            />
            <span>
              <b>{one.word}</b> <span className="soft">{one.follows}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="claim-reason">
        <label htmlFor={`${id}-reason`}>
          <Trans>Why: what you looked at</Trans>
        </label>
        <input
          id={`${id}-reason`}
          maxLength={200}
          autoComplete="off"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button
          type="primary"
          htmlType="submit"
          loading={settle.isPending}
          disabled={verdict === null || reason.trim() === ''}
        >
          <Trans>Decide</Trans>
        </Button>
      </div>
      {settle.isError ? <ErrorState cause={settle.error} /> : null}
    </form>
  )
}
