import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { Activation } from './questions.ts'

/** A slip for one person: the code with which somebody without a number on record opens their own page, once. */
export function ActivationSlip(props: { name: string; slip: Activation; onClose: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { name, slip } = props
  return (
    <Panel
      title={t`Activation code`}
      className="activation-panel"
      aside={
        <>
          <Button type="primary" onClick={() => window.print()}>
            <Trans>Print the slip</Trans>
          </Button>{' '}
          <Button onClick={props.onClose}>
            <Trans>Done</Trans>
          </Button>
        </>
      }
    >
      <p className="soft">
        <Trans>
          Give it to nobody but this person, after seeing the document. It is shown only now.
        </Trans>
      </p>
      <div className="activation-slip" lang="zh-CN">
        <p className="card-name">{name}</p>
        <p>
          激活码 <small lang="en">activation code</small>
        </p>
        <b className="code">{slip.code}</b>
        <p>
          {format.dayAndTime(slip.expiresAt)} 前有效，只能用一次{' '}
          <small lang="en">use it once, before this time</small>
        </p>
        <p>
          打开居民页面，填证件和姓名，在“验证码”处填它。
          <small lang="en">
            Open the residents' page, give document and name, and type it as the code.
          </small>
        </p>
      </div>
    </Panel>
  )
}
