import './pass.css'
import { Trans, useLingui } from '@lingui/react/macro'
import { Problem } from '../../api/problem.ts'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { ErrorState, Skeleton } from '../../kit/states.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { useTitle } from '../../shell/use-title.ts'
import { People } from '../home/people.tsx'
import { hrefs } from '../places.ts'
import { CareLine } from '../status/care-line.tsx'
import { useWhose } from '../whose.ts'
import { LivePass } from './live-pass.tsx'
import { useBright } from './use-bright.ts'
import { type Passes, usePasses } from './use-passes.ts'

const isCut = (fault: unknown) => !(fault instanceof Problem) || fault.status === 0

/** That what is shown was taken before, and from when; guards see the same. Nothing while the city answers. */
function Before({ passes }: { passes: Passes }) {
  const { t } = useLingui()
  const format = useFormats()
  if (passes.fault === null || !passes.held) return null
  const at = format.time(passes.held.takenAt)
  return (
    <Notice
      tone="wait"
      title={
        isCut(passes.fault)
          ? t`No network · this pass is from ${at} and works until it ends`
          : t`No new pass · this one is from ${at} and works until it ends`
      }
    />
  )
}

/** Nothing holds any more and nothing new came: what to do then. */
function Over({ passes }: { passes: Passes }) {
  const { t } = useLingui()
  if (!isCut(passes.fault)) return <ErrorState cause={passes.fault} onRetry={passes.again} />
  return (
    <Notice tone="late" title={t`The pass is over, and there is no network`}>
      <p>
        <Trans>
          Open this page where there is network. Until then a document will do: the guard can call
          your community.
        </Trans>
      </p>
    </Notice>
  )
}

/** The pass of oneself or of somebody of the family, for the guard at a gate. */
export function PassPage() {
  const { t } = useLingui()
  const { person } = useWhose()
  const passes = usePasses(person.person)
  const now = useCityNow(1_000)
  useBright()
  useTitle(t`My pass`)
  const { pass, held } = passes
  const isGood = pass !== null && held !== null && now + held.aheadMs < pass.pass.expiresAt
  return (
    <main className="k-page m-pass-page">
      <header>
        <h1>
          <Trans>My pass</Trans>
        </h1>
      </header>
      <People />
      {isGood ? (
        <>
          <Before passes={passes} />
          <LivePass key={pass.text} pass={pass} held={held} />
          <p className="m-soft m-pass-hint">
            <Trans>
              Turn the screen bright. A picture of this page is not taken: the code moves.
            </Trans>
          </p>
        </>
      ) : passes.busy ? (
        <Skeleton rows={8} />
      ) : (
        <Over passes={passes} />
      )}
      <CareLine />
      <List>
        <ListRow title={t`Why, until when, and how to object`} href={hrefs.status} aside="›" />
        <ListRow title={t`A pass on paper, without phone`} href={hrefs.paperPass} aside="›" />
      </List>
    </main>
  )
}
