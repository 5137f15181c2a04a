import { Trans, useLingui } from '@lingui/react/macro'
import { InputNumber } from 'antd'
import { Panel } from '../../../ui/desk/panel.tsx'
import { type Assumed, infectedOf, type useAssumed } from './use-assumed.ts'

/** How many are infected and how many samplers there are: what the plan cannot read from a notice. */
export function Assumptions(props: {
  assumed: Assumed
  onChange: ReturnType<typeof useAssumed>[1]
}) {
  const { t } = useLingui()
  const { assumed, onChange } = props
  return (
    <Panel title={t`Assumed`} className="assumptions">
      <label htmlFor="plan-infected">
        <Trans>Infected of 10,000 people</Trans>
        <InputNumber
          id="plan-infected"
          min={0}
          max={10_000}
          precision={2}
          placeholder="1"
          value={infectedOf(assumed)}
          onChange={(infected) => onChange({ infected })}
        />
      </label>
      <label htmlFor="plan-samplers">
        <Trans>Samplers there are</Trans>
        <InputNumber
          id="plan-samplers"
          min={1}
          max={200_000}
          precision={0}
          placeholder={t`as many as needed`}
          value={assumed.samplers ?? null}
          onChange={(samplers) => onChange({ samplers })}
        />
      </label>
    </Panel>
  )
}
