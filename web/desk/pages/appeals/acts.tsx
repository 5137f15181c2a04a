import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { momentIn } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import type { ActOf, AppealView } from './questions.ts'
import { actWords } from './words.ts'

const leastWords = 8

type Draft = { act: ActOf; reason: string; until: string }

const pathOf = (appeal: string, { act }: Draft) =>
  `/appeals/${encodeURIComponent(appeal)}/${act === 'answer' || act === 'keep' ? act : 'decide'}`

function bodyOf({ act, reason, until }: Draft): object {
  if (act === 'answer' || act === 'keep') return { reason }
  return act === 'shortened'
    ? { outcome: act, reason, until: momentIn(until) ?? undefined }
    : { outcome: act, reason }
}

/**
 * What an officer can do about an appeal, one reason for it, and what they may not do with why: told before they try. What is drafted
 * here counts when its passkey has signed it.
 */
export function Acts({ view }: { view: AppealView }) {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const id = useId()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const send = useSend<Draft, { signing: string }>(
    (draft) => pathOf(view.row.appeal, draft),
    ({ signing }) => void navigate(`/signings/${signing}`),
    bodyOf,
  )
  const why = reason.trim()
  const isSaid = [...why].length >= leastWords
  const mayShorten = view.may.some((one) => one.act === 'shortened' && one.why === null)
  return (
    <Panel title={t`Answer or decide`}>
      <form className="order-act" onSubmit={(event: FormEvent) => event.preventDefault()}>
        <label htmlFor={`${id}-reason`}>
          <Trans>What you tell the person, in plain words: they read exactly this</Trans>
        </label>
        <Input.TextArea
          id={`${id}-reason`}
          rows={4}
          maxLength={2_000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          placeholder={t`At least ${leastWords} characters`}
        />
        {mayShorten ? (
          <>
            <label htmlFor={`${id}-until`}>
              <Trans>New end, if the order is shortened</Trans>
            </label>
            <input
              id={`${id}-until`}
              type="datetime-local"
              className="appeal-until"
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
          </>
        ) : null}
        {view.may.map(({ act, why: not }) => {
          const { word, follows } = actWords[act]
          const isReady = isSaid && (act !== 'shortened' || momentIn(until) !== null)
          return (
            <div key={act} className="order-act-choice" data-act={act}>
              <Button
                type={act === 'lifted' ? 'primary' : 'default'}
                disabled={not !== null || !isReady}
                loading={send.isPending && send.variables?.act === act}
                onClick={() => send.mutate({ act, reason: why, until })}
              >
                {t(word)}
              </Button>
              <span className={not ? 'late' : 'soft'}>{not ? format.text(not) : t(follows)}</span>
            </div>
          )
        })}
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </form>
    </Panel>
  )
}
