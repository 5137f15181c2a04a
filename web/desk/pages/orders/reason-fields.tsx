import { useLingui } from '@lingui/react/macro'
import { Input } from 'antd'
import type { Text } from '../../../api/wire.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Field } from './field.tsx'

/** The reason as the person reads it, in both languages; begun from the words of the rules. */
export function ReasonFields(props: {
  reason: Text
  onChange: (reason: Text) => void
  cause: unknown
}) {
  const { t } = useLingui()
  const { reason, onChange, cause } = props
  return (
    <Panel title={t`What the person reads`}>
      <Field
        id="order-reason-zh"
        label={t`In Chinese, in words that somebody of twelve understands`}
        cause={cause}
        pointer="/reason"
      >
        <Input.TextArea
          id="order-reason-zh"
          lang="zh-CN"
          rows={3}
          maxLength={1_000}
          value={reason.zh}
          onChange={({ target }) => onChange({ ...reason, zh: target.value })}
        />
      </Field>
      <Field id="order-reason-en" label={t`In English`} cause={null} pointer="">
        <Input.TextArea
          id="order-reason-en"
          lang="en"
          rows={3}
          maxLength={2_000}
          value={reason.en}
          onChange={({ target }) => onChange({ ...reason, en: target.value })}
        />
      </Field>
    </Panel>
  )
}
