import { Trans } from '@lingui/react/macro'
import { hrefs } from '../places.ts'

/** Help and a hearing in one tap, whatever else the page knows. 12345 is the line of the city government for complaints. */
export function HelpLine() {
  return (
    <aside className="m-care">
      <p>
        <strong>
          <Trans>You may call for help at any time. Nobody may refuse it.</Trans>
        </strong>
      </p>
      <a className="ms-call" href="tel:120">
        <Trans>Call 120: a doctor</Trans>
      </a>
      <a className="ms-call" href="tel:12345">
        <Trans>Call 12345: a complaint, the ombudsman</Trans>
      </a>
      <a className="ms-call" href={hrefs.orders}>
        <Trans>Write to the ombudsman: appeal</Trans>
      </a>
    </aside>
  )
}
