import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { OfficerChoice } from '../orders/approver-choice.tsx'
import { useSend } from '../orders/use-send.ts'

type Draft = { area: string; second: string; reason: string }
const cityDigits = 4

/** The one switch: every order lapses, every clock starts. Two officers of two units sign; this only drafts. */
export function EndResponse({ end }: { end: string | null }) {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const id = useId()
  const { actor } = useMe()
  const [second, setSecond] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const send = useSend<Draft, { signing: string }>(
    () => '/responses/end',
    ({ signing }) => void navigate(`/signings/${signing}`),
  )
  if (end)
    return (
      <Panel title={t`The response has ended`}>
        <StatusTag tone="ok">
          <Trans>ended {format.dayAndTime(end)}</Trans>
        </StatusTag>
        <p>
          <Trans>
            No order of before is in force any more, and every clock below runs from then.
          </Trans>
        </p>
      </Panel>
    )
  const mayDraft = actor?.role === 'city-commander' && actor.areaCode.length === cityDigits
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (actor && second !== null)
      send.mutate({ area: actor.areaCode, second, reason: reason.trim() })
  }
  return (
    <Panel title={t`End the response`} className="end-response">
      <p>
        <Trans>
          One act of two officers ends it: at that moment every order lapses, nobody is held any
          more, and every clock below begins. It cannot be taken back; a new outbreak begins with
          new orders.
        </Trans>
      </p>
      {mayDraft ? (
        <form onSubmit={submit}>
          <label htmlFor={`${id} second`}>
            <Trans>Second officer, of another unit</Trans>
          </label>
          <OfficerChoice
            id={`${id} second`}
            area={actor?.areaCode ?? ''}
            power="end"
            value={second}
            onChange={setSecond}
          />
          <label htmlFor={`${id} reason`}>
            <Trans>Why, in plain words</Trans>
          </label>
          <Input.TextArea
            id={`${id} reason`}
            rows={2}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            htmlType="submit"
            danger
            loading={send.isPending}
            disabled={second === null || reason.trim() === ''}
          >
            <Trans>Draft it for two signatures</Trans>
          </Button>
        </form>
      ) : (
        <p className="soft">
          <Trans>The city's commander drafts it; two officers of two units sign.</Trans>
        </p>
      )}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
