import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { ErrorState, Skeleton } from '../../kit/states.tsx'
import { StatusCard } from '../../kit/status-card.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { useTitle } from '../../shell/use-title.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { People } from '../home/people.tsx'
import { hrefs } from '../places.ts'
import { ageWords } from '../reading/age.ts'
import { OldNotice } from '../reading/old-notice.tsx'
import { useWhose } from '../whose.ts'
import type { OwnAppeals, OwnStatus } from '../wire.ts'
import { CareLine } from './care-line.tsx'
import { classMeans, classTones, classWords } from './class-words.ts'
import { Coming } from './coming.tsx'
import { liveStatus } from './live-status.ts'
import { ReasonCard } from './reason-card.tsx'
import { TestsDue } from './tests-due.tsx'
import { UntilLine } from './until-line.tsx'
import { useRead } from './use-read.ts'
import './status.css'

const everyMs = 60_000
// Each look at somebody else's page stands in their record: so it is renewed less often.
const othersEveryMs = 300_000

/** What I may do now and why: the class as word, shape and colour; what to do today; every reason; and how to say no. */
export function StatusPage() {
  const { t } = useLingui()
  const { person } = useWhose()
  useTitle(t`My status`)
  const options = {
    everyMs: person.relation === 'self' ? everyMs : othersEveryMs,
    isKept: true,
  }
  const asked = useAsk<OwnStatus>(questions.status(person.person), options)
  const appeals = useAsk<OwnAppeals>(questions.appeals(person.person), options)
  const title = person.relation === 'self' ? t`My status` : t`Status of ${person.name}`
  return (
    <Page title={title} back={{ href: hrefs.code, word: t`Back to the code` }}>
      <People />
      <OldNotice asked={asked} />
      {asked.body ? (
        <Shown status={asked.body} at={asked.at} orders={appeals.body?.orders ?? []} />
      ) : asked.fault ? (
        <ErrorState cause={asked.fault} onRetry={asked.again} />
      ) : (
        <Skeleton rows={6} />
      )}
      {asked.body ? null : <CareLine />}
      <List>
        <ListRow title={t`My move, my room, my papers`} href={hrefs.stay} aside="›" />
        <ListRow title={t`All my orders and appeals`} href={hrefs.orders} aside="›" />
        <ListRow title={t`Something is done here without an order`} href={hrefs.report} aside="›" />
        <ListRow title={t`Who has looked at this data`} href={hrefs.reads} aside="›" />
      </List>
    </Page>
  )
}

function Shown(props: { status: OwnStatus; at: number; orders: OwnAppeals['orders'] }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  const { at, orders } = props
  const status = liveStatus(props.status, now)
  const { reasons, coming } = status
  useRead(status)
  const [first] = reasons
  const orderOf = (order: string | null) => orders.find((one) => one.order === order) ?? null
  return (
    <>
      <StatusCard tone={classTones[status.class]} title={t(classWords[status.class])}>
        <p>{t(classMeans[status.class])}</p>
        {first?.order ? (
          <p className="m-until">
            <UntilLine until={first.until} />
          </p>
        ) : null}
        <p className="m-soft">
          <Trans>
            as of {format.time(at)}, {ageWords(i18n.locale, at, now)}
          </Trans>
        </p>
      </StatusCard>
      <TestsDue reasons={reasons} />
      <CareLine />
      {status.documentsSeen ? null : (
        <p className="m-soft">
          <Trans>
            Nobody has seen your papers yet. Until then you see your orders here and nothing else.
          </Trans>
        </p>
      )}
      {reasons.length > 0 ? (
        <section className="m-reasons" aria-label={t`The reasons`}>
          {reasons.map((reason) => (
            <ReasonCard
              key={`${reason.rule} ${reason.order}`}
              reason={reason}
              order={orderOf(reason.order)}
            />
          ))}
        </section>
      ) : null}
      <Coming coming={coming} />
    </>
  )
}
