import { callMinutes, callScript } from '@bihuan/core/investigation/call-script.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import { type Call, casePath } from './questions.ts'

type Begun = { call: string; code: string }

/** The call with its code and clock, and what is said in it. The caller says the code first; the person's page shows the same four digits. */
export function CallBar({
  caseId,
  person,
  calls,
  account,
  onChange,
}: {
  caseId: string
  person: string
  calls: readonly Call[]
  account: string
  onChange(): void
}) {
  const { t, i18n } = useLingui()
  const { actor } = useMe()
  const [isOpen, setOpen] = useState(false)
  const begin = useSend<{ person: string; language: string }, Begun>(
    () => `${casePath(caseId)}/calls`,
    () => {
      setOpen(true)
      onChange()
    },
  )
  const end = useSend<{ call: string }, object>(
    ({ call }) => `${casePath(caseId)}/calls/${call}/end`,
    onChange,
    () => ({}),
  )
  const call = calls.find(({ by }) => by === account) ?? calls[0]
  const language = i18n.locale === 'zh-CN' ? 'zh' : 'en'
  const tells = {
    page: t`shown on their own page`,
    text: t`sent to their phone`,
    nobody: t`nobody can see it: they have no page and no phone`,
  }
  return (
    <section className="case-call" aria-label={t`Call`}>
      {call ? (
        <>
          <span className="case-code" data-code={call.code}>
            {[...call.code].map((digit, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: four places, never moved
              <b key={n}>{digit}</b>
            ))}
          </span>
          <span>
            <b>{call.byName ?? call.by}</b> · {tells[call.to]} · <Trans>ends in</Trans>{' '}
            <Countdown dueAt={call.endsAt} />
          </span>
          <Button onClick={() => end.mutate({ call: call.call })} loading={end.isPending}>
            <Trans>End the call</Trans>
          </Button>
        </>
      ) : (
        <>
          <Button
            type="primary"
            loading={begin.isPending}
            onClick={() => begin.mutate({ person, language })}
          >
            <Trans>Begin a call with a code</Trans>
          </Button>
          <span className="soft">
            <Trans>
              The person sees who calls and four digits; you say them first. For {callMinutes}{' '}
              minutes.
            </Trans>
          </span>
        </>
      )}
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? t`Hide what is said` : t`What is said`}
      </Button>
      {begin.isError ? <ErrorState cause={begin.error} /> : null}
      {isOpen ? <Script call={call} unit={actor?.unit ?? ''} name={actor?.name ?? ''} /> : null}
    </section>
  )
}

function Script({ call, unit, name }: { call: Call | undefined; unit: string; name: string }) {
  const format = useFormats()
  const parts = callScript({
    surname: [...name][0] ?? '–',
    number: call?.number || '––––––',
    unit: call?.unit || unit,
    code: call?.code ?? '––––',
  })
  return (
    <ol className="case-script">
      {parts.map(({ part, words }) => (
        <li key={part} data-part={part}>
          {format.text(words)}
        </li>
      ))}
    </ol>
  )
}
