import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from './use-send.ts'
import { howWords } from './words.ts'

const ways = ['paper-handed-over', 'read-aloud', 'message-delivered'] as const
type How = (typeof ways)[number]

/** Records that the person was told, with the proof of it. */
export function ServeForm({ order }: { order: string }) {
  const { t } = useLingui()
  const id = useId()
  const queries = useQueryClient()
  const [how, setHow] = useState<How>('paper-handed-over')
  const [proof, setProof] = useState('')
  const serve = useSend<{ how: How; proof: string }, object>(
    () => `/orders/${encodeURIComponent(order)}/serve`,
    () => {
      void queries.invalidateQueries({ queryKey: ['order', order] })
      void queries.invalidateQueries({ queryKey: ['orders'] })
    },
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    serve.mutate({ how, proof: proof.trim() })
  }
  return (
    <Panel title={t`Tell the person`}>
      <form className="order-act" onSubmit={send}>
        <label htmlFor={`${id}-how`}>
          <Trans>How they were told</Trans>
        </label>
        <Select<How>
          id={`${id}-how`}
          value={how}
          onChange={setHow}
          options={ways.map((value) => ({
            value,
            label: howWords[value] ? t(howWords[value]) : value,
          }))}
        />
        <label htmlFor={`${id}-proof`}>
          <Trans>Number of the receipt, scan or recording</Trans>
        </label>
        <Input
          id={`${id}-proof`}
          maxLength={200}
          value={proof}
          onChange={(event) => setProof(event.target.value)}
        />
        <div className="order-act-choice">
          <Button htmlType="submit" loading={serve.isPending} disabled={proof.trim() === ''}>
            <Trans>Record that it was served</Trans>
          </Button>
        </div>
        {serve.isError ? <ErrorState cause={serve.error} /> : null}
      </form>
    </Panel>
  )
}
