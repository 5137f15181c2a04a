import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from './use-send.ts'

type Act = { act: string; word: string; follows: string }
type Drafted = { signing: string }

const leastWords = 8

/** Drafts an act with its reason, and leads to where it is signed. Several acts with one reason field, because one of them is meant. */
export function DraftAct(props: {
  title: string
  acts: readonly Act[]
  path: (act: string) => string
  /** What the command needs besides the reason. */
  input?: (act: string) => object
}) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const id = useId()
  const [reason, setReason] = useState('')
  const { acts, path, input } = props
  const send = useSend<{ act: string; reason: string }, Drafted>(
    ({ act }) => path(act),
    ({ signing }) => void navigate(`/signings/${signing}`),
    ({ act, reason: why }) => ({ reason: why, ...input?.(act) }),
  )
  const why = reason.trim()
  const isSaid = [...why].length >= leastWords
  const onSubmit = (event: FormEvent) => event.preventDefault()
  return (
    <Panel title={props.title}>
      <form className="order-act" onSubmit={onSubmit}>
        <label htmlFor={id}>
          <Trans>Why, in plain words; it stays with the order</Trans>
        </label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          placeholder={t`At least ${leastWords} characters`}
        />
        {acts.map(({ act, word, follows }) => (
          <div key={act} className="order-act-choice">
            <Button
              disabled={!isSaid}
              loading={send.isPending && send.variables?.act === act}
              onClick={() => send.mutate({ act, reason: why })}
            >
              {word}
            </Button>
            <span className="soft">{follows}</span>
          </div>
        ))}
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </form>
    </Panel>
  )
}
