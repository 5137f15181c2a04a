import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'

type Draft = { site: string; bags: string[]; collector: string; vehicle: string; disposal: string }

/** Draws a manifest up of the stored bags that are ticked. Collector and disposal stay typed for the next one. */
export function DrawManifest(props: { site: string; bags: string[]; onDone: () => void }) {
  const { t } = useLingui()
  const { site, bags, onDone } = props
  const [draft, setDraft] = useState({ collector: '', vehicle: '', disposal: '' })
  const send = useSend<Draft, unknown>(() => '/waste-manifests', onDone)
  const field = (name: keyof typeof draft, word: string) => (
    <Input
      aria-label={word}
      placeholder={word}
      style={{ width: 170 }}
      value={draft[name]}
      maxLength={name === 'vehicle' ? 20 : 80}
      onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
    />
  )
  return (
    <>
      {field('collector', t`Collector`)}
      {field('vehicle', t`Number plate`)}
      {field('disposal', t`Place of disposal`)}
      <Button
        type="primary"
        disabled={bags.length === 0 || Object.values(draft).some((one) => one === '')}
        loading={send.isPending}
        onClick={() => send.mutate({ site, bags, ...draft })}
      >
        <Trans>Draw up a manifest of {bags.length} bags</Trans>
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </>
  )
}
