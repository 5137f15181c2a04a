import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { tubeText } from './tube-text.ts'

/** A tube that fell or tore: its people go to a new code in one act; the next tube that is scanned takes them. */
export function MovePane({ tube }: { tube: string }) {
  return (
    <section className="f-pane" aria-labelledby="f-move">
      <h2 id="f-move">
        <Trans>Move everybody to a new tube</Trans>
      </h2>
      <p>
        <Trans>From {tubeText(tube)}. Scan the new tube now.</Trans>
      </p>
    </section>
  )
}

/** A tube that can no longer be tested. All of its people are asked to come again, so the reason is kept. */
export function VoidPane(props: { tube: string; onVoid(reason: string, at: number): void }) {
  const { t } = useLingui()
  const reasons = [t`Leaked`, t`Fell on the floor`, t`Label cannot be read`, t`Wrong swabs inside`]
  const [reason, setReason] = useState<string | null>(null)
  return (
    <section className="f-pane" aria-labelledby="f-void">
      <h2 id="f-void">
        <Trans>Void tube {tubeText(props.tube)}: why?</Trans>
      </h2>
      <div className="f-reasons">
        {reasons.map((one) => (
          <Button key={one} aria-pressed={one === reason} onClick={() => setReason(one)}>
            {one}
          </Button>
        ))}
      </div>
      <Button
        tone="danger"
        disabled={reason === null}
        onClick={(event) => reason !== null && props.onVoid(reason, event.timeStamp)}
      >
        <Trans>Void it; everybody in it is sampled again</Trans>
      </Button>
    </section>
  )
}
