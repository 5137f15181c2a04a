import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Field } from '../isolation-sites/field.tsx'
import { useSend } from '../orders/use-send.ts'
import type { ManifestView } from './questions.ts'

type Act = { verb: 'hand-over' | 'receive' | 'settle'; body: object }

/** What a manifest waits for: the signature of the collector, the receipt of the disposal, or why both differ. */
export function ManifestActs({ view, onDone }: { view: ManifestView; onDone: () => void }) {
  const { t } = useLingui()
  const { actor } = useMe()
  const { row, bags } = view
  const [name, setName] = useState('')
  const [kilo, setKilo] = useState<number | null>(row.grams / 1_000)
  const [missing, setMissing] = useState<string[]>([])
  const [because, setBecause] = useState('')
  const send = useSend<Act, unknown>(
    ({ verb }) => `/waste-manifests/${row.manifest}/${verb}`,
    onDone,
    ({ body }) => body,
  )
  const role = actor?.role
  const hasHands = role === 'site-worker' || role === 'site-manager'
  const maySettle =
    role === 'site-manager' || role === 'district-commander' || role === 'city-commander'
  const error = send.isError ? <ErrorState cause={send.error} /> : null
  if (row.state === 'drawn' && hasHands)
    return (
      <Panel title={t`Hand over to the collector`}>
        <div className="supply-form">
          <Field word={<Trans>Who takes it, by name</Trans>}>
            {(id) => (
              <Input
                id={id}
                value={name}
                maxLength={40}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Button
            type="primary"
            disabled={name === ''}
            loading={send.isPending}
            onClick={() => send.mutate({ verb: 'hand-over', body: { takenBy: name } })}
          >
            <Trans>Both sign: handed over</Trans>
          </Button>
        </div>
        {error}
      </Panel>
    )
  if (row.state === 'handed-over' && hasHands)
    return (
      <Panel title={t`What arrived at the disposal`}>
        <div className="supply-form">
          <Field word={<Trans>Weight by the receipt, kg</Trans>}>
            {(id) => (
              <InputNumber
                id={id}
                min={0}
                step={0.1}
                style={{ width: '100%' }}
                value={kilo}
                onChange={setKilo}
              />
            )}
          </Field>
          <Field word={<Trans>Who signed there</Trans>}>
            {(id) => (
              <Input
                id={id}
                value={name}
                maxLength={40}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field word={<Trans>Bags that did not arrive</Trans>} isWide>
            {(id) => (
              <Select
                id={id}
                mode="multiple"
                value={missing}
                options={bags.map(({ bag }) => ({ value: bag, label: bag }))}
                onChange={setMissing}
              />
            )}
          </Field>
          <Button
            type="primary"
            disabled={name === '' || kilo === null}
            loading={send.isPending}
            onClick={() =>
              send.mutate({
                verb: 'receive',
                body: { grams: Math.round((kilo ?? 0) * 1_000), missing, receivedBy: name },
              })
            }
          >
            <Trans>Record the receipt</Trans>
          </Button>
        </div>
        {error}
      </Panel>
    )
  if (row.state === 'differs' && maySettle)
    return (
      <Panel title={t`Settle the difference`}>
        <div className="supply-form">
          <Field word={<Trans>Why what arrived differs</Trans>} isWide>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={2}
                maxLength={300}
                value={because}
                onChange={(event) => setBecause(event.target.value)}
              />
            )}
          </Field>
          <Button
            type="primary"
            disabled={because.length < 4}
            loading={send.isPending}
            onClick={() => send.mutate({ verb: 'settle', body: { because } })}
          >
            <Trans>Settle it</Trans>
          </Button>
        </div>
        {error}
      </Panel>
    )
  return null
}
