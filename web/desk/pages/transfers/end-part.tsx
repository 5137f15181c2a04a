import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import { endWords, namedEnds } from './words.ts'

type Draft = { why: (typeof namedEnds)[number]; words?: string }

/** Why nobody can be moved: every order ends in a placed person or in such a reason. */
export function EndPart({ transfer, onDone }: { transfer: string; onDone: () => void }) {
  const { t } = useLingui()
  const [why, setWhy] = useState<Draft['why'] | ''>('')
  const [words, setWords] = useState('')
  const send = useSend<Draft, unknown>(() => `/transfers/${transfer}/end`, onDone)
  return (
    <details>
      <summary>
        <Trans>Cannot be moved</Trans>
      </summary>
      <form
        className="transfer-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (why !== '') send.mutate({ why, ...(words.trim() ? { words: words.trim() } : {}) })
        }}
      >
        <label>
          {t`Reason`}
          <select value={why} onChange={(event) => setWhy(event.target.value as Draft['why'] | '')}>
            <option value="">{t`Choose a reason`}</option>
            {namedEnds.map((one) => (
              <option key={one} value={one}>
                {t(endWords[one])}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t`What happened`}
          <input value={words} maxLength={500} onChange={(event) => setWords(event.target.value)} />
        </label>
        <Button htmlType="submit" danger disabled={why === ''} loading={send.isPending}>
          <Trans>End with this reason</Trans>
        </Button>
      </form>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </details>
  )
}
