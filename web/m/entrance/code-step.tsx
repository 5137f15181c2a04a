import { Trans, useLingui } from '@lingui/react/macro'
import { commands } from '../ask/questions.ts'
import { useSend } from '../ask/use-send.ts'
import { enter } from '../session.ts'
import type { CodeAsked } from '../wire.ts'
import { CodeForm } from './code-form.tsx'
import type { Way } from './entrance.tsx'

/** The second step of the door: the code that only this person can have. */
export function CodeStep(props: { way: Way; asked: CodeAsked; onBack(): void }) {
  const { t } = useLingui()
  const { send, busy, fault } = useSend()
  const { attempt } = props.asked
  async function open(code: string) {
    const sent = await send(commands.open, { attempt, code })
    if (sent.ok) enter()
  }
  return (
    <>
      <h1>
        <Trans>Type the code</Trans>
      </h1>
      <p>
        {props.way === 'paper' ? (
          <Trans>The 8 characters on the paper that the community gave you.</Trans>
        ) : props.way === 'new' ? (
          <Trans>A code of 6 digits was sent to the phone that you gave.</Trans>
        ) : (
          <Trans>
            If this is on record, a code of 6 digits was sent to the phone on record. No message?
            Then ask your community for a code on paper.
          </Trans>
        )}
      </p>
      <CodeForm
        send={t`Go in`}
        busy={busy}
        fault={fault}
        onCode={(code) => void open(code)}
        onBack={props.onBack}
      />
    </>
  )
}
