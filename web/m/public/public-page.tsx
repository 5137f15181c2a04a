import { Trans, useLingui } from '@lingui/react/macro'
import { ErrorState, Skeleton } from '../../kit/states.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { useAsk } from '../ask/use-ask.ts'
import { Switches } from '../entrance/switches.tsx'
import { hrefs } from '../places.ts'
import { CheckYourself } from './check-yourself.tsx'
import { DaysPanel } from './days-panel.tsx'
import { LogPanel } from './log-panel.tsx'
import type { PublicLog } from './wire.ts'
import './public.css'

const everyMs = 60_000

/** What the city orders, for everybody and without a session: how many, why, and how to check that nothing is kept secret. */
export function PublicPage() {
  const { t } = useLingui()
  useTitle(t`Orders in the open`)
  const asked = useAsk<PublicLog>('/log', { everyMs })
  return (
    <main className="k-page m-public">
      <Switches />
      <div>
        <h1>
          <Trans>Orders in the open</Trans>
        </h1>
        <p className="m-soft">
          <Trans>
            Every order that asks somebody to stay somewhere or to have a test goes into a public
            log. Nobody can take it out or change it afterwards, the city included. You see no names
            here, and you need no account.
          </Trans>
        </p>
      </div>
      <DaysPanel />
      {asked.body ? (
        <>
          <LogPanel log={asked.body} />
          <CheckYourself log={asked.body} />
        </>
      ) : asked.fault ? (
        <ErrorState cause={asked.fault} onRetry={asked.again} />
      ) : (
        <Skeleton rows={5} />
      )}
      <p className="m-soft">
        <a className="m-public-link" href={hrefs.code}>
          <Trans>To my own code and orders</Trans>
        </a>
      </p>
    </main>
  )
}
