import type { OwnCalls } from '@bihuan/contract/investigation.ts'
import { Trans } from '@lingui/react/macro'
import type { Static } from 'typebox'
import { useFormats } from '../../i18n/format.ts'
import { useCityNow } from '../../shell/city-clock.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import type { Family } from '../wire.ts'

// Whoever is called opens this page or comes back to it, and then it asks at once. This is for one that stands open meanwhile, and
// a whole city of open pages must not ask more often.
const everyMs = 300_000

/** Who is calling now, over every page: surname, number, unit, and the code that the caller has to say first. */
export function CallNow() {
  const family = useAsk<Family>(questions.family, { isKept: true }).body
  const self = family?.people.find(({ relation }) => relation === 'self')?.person
  const { body } = useAsk<Static<typeof OwnCalls>>(
    self === undefined ? null : `/family/${encodeURIComponent(self)}/calls`,
    { everyMs },
  )
  const format = useFormats()
  const now = useCityNow(5_000)
  return body?.calls
    .filter(({ endsAt }) => Date.parse(endsAt) > now)
    .map(({ call, surname, badge, unit, code, endsAt }) => (
      <section key={call} className="m-call" role="alert">
        <h2>
          <Trans>An official is calling you now</Trans>
        </h2>
        <p>
          <Trans>
            {surname}, number {badge}, {unit}
          </Trans>
        </p>
        <p>
          <Trans>They must say this code first:</Trans>
        </p>
        <p className="m-call-code" translate="no">
          {code}
        </p>
        <p>
          <Trans>
            If the code differs, hang up. No official asks for QR codes, links, bank cards or
            payments.
          </Trans>
        </p>
        <p className="m-call-until">
          <Trans>Until {format.time(endsAt)}</Trans>
        </p>
      </section>
    ))
}
