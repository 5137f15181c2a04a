import { useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { OfficerChoice } from './approver-choice.tsx'
import { Field } from './field.tsx'

type Shared<Value> = {
  /** Which form it stands in: ids on a page are unlike. */
  of: 'order' | 'batch' | 'zone'
  cause: unknown
  value: Value
  onChange: (value: Value) => void
}

/** The place of an order, where it matters. */
export function PlaceField({
  of,
  cause,
  label,
  value,
  onChange,
}: Shared<string> & { label: string }) {
  return (
    <Field id={`${of}-place`} label={label} cause={cause} pointer="/place">
      <Input
        id={`${of}-place`}
        maxLength={80}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

/** When it ends by itself; the hint says what the rules allow. */
export function UntilField({
  of,
  cause,
  hint,
  value,
  onChange,
}: Shared<string> & { hint: ReactNode }) {
  const { t } = useLingui()
  return (
    <Field
      id={`${of}-until`}
      label={t`Ends by itself at`}
      cause={cause}
      pointer="/until"
      hint={hint}
    >
      <Input
        id={`${of}-until`}
        type="datetime-local"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}

/** Who signs second: an officer of another unit who may approve there. */
export function ApproverField({
  of,
  cause,
  area,
  value,
  onChange,
}: Shared<string | null> & { area: string }) {
  const { t } = useLingui()
  return (
    <Field
      id={`${of}-approver`}
      label={t`An officer of another unit`}
      cause={cause}
      pointer="/approver"
    >
      <OfficerChoice
        id={`${of}-approver`}
        area={area}
        power="approve"
        value={value}
        onChange={onChange}
      />
    </Field>
  )
}

/** Has the draft judged and leads to its signing. */
export function SendButton(props: { isSending: boolean; isMissing: boolean; children: ReactNode }) {
  return (
    <Button
      type="primary"
      size="large"
      htmlType="submit"
      loading={props.isSending}
      disabled={props.isMissing}
    >
      {props.children}
    </Button>
  )
}
