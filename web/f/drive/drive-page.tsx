import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from 'wouter'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/states.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { RefusedNotice, SendState } from '../shell/send-state.tsx'
import { riderState, tripStep } from './drive-view.ts'
import { cohortWords } from './drive-words.ts'
import { OneTrip } from './one-trip.tsx'
import { useDrive } from './use-drive.ts'
import '../box/box.css'
import './drive.css'

/** The driver's phone: my trips; the one that is driven opens by itself. What is noted without network is sent when there is some. */
export function DrivePage() {
  const { t } = useLingui()
  const format = useFormats()
  const { book, cause, again, done, isThere, unsent, refused } = useDrive()
  const asked = new URLSearchParams(useSearch()).get('trip')
  useTitle(t`My trips`)
  const trips = book?.trips ?? []
  const open = trips.filter((trip) => tripStep(trip, done) !== 'over')
  const chosen =
    trips.find(({ trip }) => trip === asked) ?? (open.length === 1 ? open[0] : undefined)
  const state = <SendState isThere={isThere} unsent={unsent} />
  const warning = <RefusedNotice refused={refused} />
  if (book && chosen)
    return (
      <Page
        title={t`Trip ${chosen.number}`}
        aside={state}
        {...(trips.length > 1 ? { back: { href: '/f/drive?trip=all', word: t`My trips` } } : {})}
      >
        {warning}
        <OneTrip key={chosen.trip} book={book} trip={chosen} done={done} />
      </Page>
    )
  return (
    <Page title={t`My trips`} aside={state}>
      {warning}
      {book === null ? (
        cause ? (
          <ErrorState cause={cause} onRetry={again} />
        ) : (
          <Skeleton rows={4} />
        )
      ) : trips.length === 0 ? (
        <EmptyState title={t`No trip is planned for you`}>
          <Trans>The dispatcher gives you one; it appears here by itself.</Trans>
        </EmptyState>
      ) : (
        <List label={t`My trips`}>
          {trips.map((trip) => {
            const left = trip.people.filter(
              (rider) => riderState(trip, rider, done) === 'waits',
            ).length
            return (
              <ListRow
                key={trip.trip}
                href={`/f/drive?trip=${trip.trip}`}
                title={t`Trip ${trip.number} · ${format.time(trip.departAt)}`}
                note={`${trip.plate} · ${trip.site?.name ?? ''}`}
                aside={
                  tripStep(trip, done) === 'over' ? (
                    <Tag tone="ok">{t`over`}</Tag>
                  ) : (
                    <Tag tone={cohortWords[trip.cohort].tone}>
                      <Plural value={left} one="# waits" other="# wait" />
                    </Tag>
                  )
                }
              />
            )
          })}
        </List>
      )}
    </Page>
  )
}
