import { useLingui } from '@lingui/react/macro'
import { ErrorState, Skeleton } from '../../kit/states.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { OldNotice } from '../reading/old-notice.tsx'
import { useElder } from '../settings.ts'
import { StatusStrip } from '../status/status-strip.tsx'
import { useWhose } from '../whose.ts'
import type { OwnCode, OwnHome } from '../wire.ts'
import { CodeCard } from './code-card.tsx'
import { HomeHead } from './home-head.tsx'
import { Newest } from './newest.tsx'
import { NextStepCard } from './next-step-card.tsx'
import { People } from './people.tsx'
import { Why } from './why.tsx'

const homeEveryMs = 20_000
// Each look at somebody else's page stands in their record: so it is renewed less often.
const othersEveryMs = 120_000
// A code on a screen is good for a day.
const codeEveryMs = 3_600_000

/** The one page: what to do now, the code, the newest result, and why. */
export function Home() {
  const { t } = useLingui()
  const { person } = useWhose()
  useTitle(t`My code`)
  const isElder = useElder()
  const home = useAsk<OwnHome>(questions.home(person.person), {
    everyMs: person.relation === 'self' ? homeEveryMs : othersEveryMs,
    isKept: true,
  })
  const code = useAsk<OwnCode>(questions.code(person.person, 'screen'), {
    everyMs: codeEveryMs,
    isKept: true,
  })
  return (
    <main className="k-page m-home">
      <HomeHead />
      <People />
      <OldNotice asked={home} />
      {isElder ? null : <StatusStrip />}
      {home.body ? (
        <NextStepCard home={home.body} />
      ) : home.fault ? (
        <ErrorState cause={home.fault} onRetry={home.again} />
      ) : (
        <Skeleton rows={2} />
      )}
      {code.body ? (
        <CodeCard code={code.body} />
      ) : code.fault && home.body ? (
        <ErrorState cause={code.fault} onRetry={code.again} />
      ) : null}
      {isElder ? <StatusStrip /> : null}
      {home.body ? (
        <>
          <Newest home={home.body} />
          <Why home={home.body} />
        </>
      ) : null}
    </main>
  )
}
