import { Trans } from '@lingui/react/macro'

/** Care and the way out of a fire are open in every status: with the number to call, in one tap. */
export function CareLine() {
  return (
    <aside className="m-care">
      <p>
        <strong>
          <Trans>To see a doctor or in a fire, you may always go out.</Trans>
        </strong>
      </p>
      <a className="m-care-call" href="tel:120">
        <Trans>Call 120 for help</Trans>
      </a>
    </aside>
  )
}
