import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { CheckField } from '../../kit/check-field.tsx'
import { toast } from '../../kit/toast-list.ts'
import { commands } from '../ask/questions.ts'
import { useSend } from '../ask/use-send.ts'
import { CodeForm } from '../entrance/code-form.tsx'
import { pathOf } from '../places.ts'
import { useWhose } from '../whose.ts'
import type { CodeAsked } from '../wire.ts'

/** The other's code and the consent that goes on record; without both nothing of them is shown. */
export function ConfirmMember(props: { name: string; code: CodeAsked; onBack(): void }) {
  const { t } = useLingui()
  const [, go] = useLocation()
  const { again } = useWhose()
  const [hasConsent, setConsent] = useState(false)
  const [isTried, setTried] = useState(false)
  const { send, busy, fault } = useSend()
  const { name } = props
  const { attempt } = props.code
  async function confirm(code: string) {
    setTried(true)
    if (!hasConsent) return
    const sent = await send(commands.confirmProxy, { attempt, code, consent: true })
    if (!sent.ok) return
    again()
    toast({ text: t`${name} is in your family now`, tone: 'ok' })
    go(pathOf('family'))
  }
  return (
    <>
      <p>
        <Trans>
          If {name} is on record, a code was sent to the phone on record for {name}. Ask for it. Who
          has no phone gets a code on paper from the community.
        </Trans>
      </p>
      <CodeForm
        send={t`Add`}
        busy={busy}
        fault={fault}
        onCode={(code) => void confirm(code)}
        onBack={props.onBack}
      >
        <CheckField
          label={t`${name} agrees, or I am the parent or guardian: I may show the code, see the results and go in their name. Either of us ends this at any time.`}
          checked={hasConsent}
          onChange={setConsent}
        />
        {isTried && !hasConsent ? (
          <p className="k-field-fault" role="alert">
            <Trans>Without consent it is not possible. Tick the box.</Trans>
          </p>
        ) : null}
      </CodeForm>
    </>
  )
}
