import { Trans } from '@lingui/react/macro'
import { Button } from '../../kit/button.tsx'
import { useField } from '../engine/use-field.ts'
import { leaveSite } from './site-store.ts'

/** The end of a shift, or another site: the names leave this tablet. Only once everything is sent, because they are the key to it. */
export function PutAway() {
  const { unsent } = useField()
  const isSent = unsent.count === 0
  return (
    <section className="f-stack">
      <Button disabled={!isSent} onClick={() => void leaveSite()}>
        <Trans>Put the book away: end of shift, or another site</Trans>
      </Button>
      {isSent ? null : (
        <p className="f-soft">
          <Trans>This is possible once everything is sent.</Trans>
        </p>
      )}
    </section>
  )
}
