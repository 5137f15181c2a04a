import { instantOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useAreaName, useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { OfficerChoice } from './approver-choice.tsx'
import { momentIn } from './city-time.ts'
import { Field } from './field.tsx'
import { ordersQuestion } from './questions.ts'
import { useSend } from './use-send.ts'

const leastWords = 8

/** The one switch: every order of an area that was issued before lapses at that moment. Two officers sign it. */
export function EndResponse() {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const { actor } = useMe()
  const area = actor?.areaCode ?? ''
  const name = useAreaName(area)
  const listed = useQuery({
    ...ordersQuestion({ area, state: 'in-force', kind: '', unserved: '' }),
    enabled: area !== '',
  }).data?.counts
  const [second, setSecond] = useState<string | null>(null)
  const [at, setAt] = useState('')
  const [reason, setReason] = useState('')
  const [isSure, setSure] = useState(false)
  const draft = useSend<object, { signing: string }>(
    () => '/responses/end',
    ({ signing }) => void navigate(`/signings/${signing}`),
  )
  const count = (listed ?? []).reduce((sum, one) => sum + one.listed, 0)
  const moment = momentIn(at)
  const send = (event: FormEvent) => {
    event.preventDefault()
    draft.mutate({ area, second, reason: reason.trim(), ...(moment ? { at: moment } : {}) })
  }
  return (
    <form className="order-form" onSubmit={send}>
      <Panel title={t`End the response`}>
        <p className="order-reason">
          <Trans>
            Every order of {format.area(area, name)} ends, also those that were still to begin, and
            the clocks for erasing what was collected start. It cannot be taken back: a new
            emergency begins with new orders.
          </Trans>
        </p>
        <p className="order-count">
          <b>{format.number(count)}</b> <Trans>orders with an end to come</Trans>
        </p>
        <Field
          id="end-at"
          label={t`From when`}
          cause={draft.error}
          pointer="/at"
          hint={
            moment ? (
              format.dayAndTime(instantOf(moment))
            ) : (
              <Trans>Empty: from the signatures on.</Trans>
            )
          }
        >
          <Input
            id="end-at"
            type="datetime-local"
            value={at}
            onChange={({ target }) => setAt(target.value)}
          />
        </Field>
        <Field
          id="end-reason"
          label={t`Why, in plain words; it stays with the order`}
          cause={draft.error}
          pointer="/reason"
        >
          <Input.TextArea
            id="end-reason"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            placeholder={t`At least ${leastWords} characters`}
          />
        </Field>
        <Field
          id="end-second"
          label={t`The second officer`}
          cause={draft.error}
          pointer="/approver"
        >
          <OfficerChoice
            id="end-second"
            area={area}
            power="end"
            value={second}
            onChange={setSecond}
          />
        </Field>
        <Checkbox checked={isSure} onChange={({ target }) => setSure(target.checked)}>
          <Trans>I know that this frees everybody in the area at once</Trans>
        </Checkbox>
        <div className="order-act-choice">
          <Button
            type="primary"
            danger
            htmlType="submit"
            loading={draft.isPending}
            disabled={!isSure || second === null || [...reason.trim()].length < leastWords}
          >
            <Trans>Go to signing</Trans>
          </Button>
        </div>
        {draft.isError ? <ErrorState cause={draft.error} /> : null}
      </Panel>
    </form>
  )
}
