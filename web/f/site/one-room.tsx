import { Trans, useLingui } from '@lingui/react/macro'
import { useSearch } from 'wouter'
import { useFormats } from '../../i18n/format.ts'
import { EmptyState } from '../../kit/states.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { GoingLine } from './going-line.tsx'
import { GuestMarks } from './guest-marks.tsx'
import { NeedsLine } from './needs-line.tsx'
import type { Guest } from './site-view.ts'
import type { AtSiteProps } from './use-site.ts'
import { cohortWords, incidentWords, requestWords } from './words.ts'

function GuestCard({ guest, now }: { guest: Guest; now: number }) {
  const { t } = useLingui()
  const format = useFormats()
  const { stay, name, age, cohort, arrivedAt, needs, check, notes } = guest
  const asked = (path: string) => `/f/site/${path}${path.includes('?') ? '&' : '?'}stay=${stay}`
  return (
    <article className="f-card is-card" aria-label={name}>
      <h2>
        <span lang="zh-CN">{name}</span> {age === null ? null : <Trans>{age} years</Trans>}
      </h2>
      <p className="f-soft">
        {cohort ? `${t(cohortWords[cohort])} · ` : ''}
        <Trans>here since {format.dayAndTime(arrivedAt)}</Trans>
      </p>
      <GuestMarks guest={guest} now={now} />
      {check ? (
        <p>
          {check.celsius === null ? (
            <Trans>Last asked at {format.dayAndTime(check.at)}</Trans>
          ) : (
            <Trans>
              {format.decimal(check.celsius)} °C at {format.dayAndTime(check.at)}
            </Trans>
          )}
        </p>
      ) : null}
      <NeedsLine needs={needs} />
      <GoingLine guest={guest} now={now} />
      {notes.map((one) => (
        <p key={one.key} className="f-soft">
          {format.time(one.at)}{' '}
          {one.what in incidentWords && one.isIncident
            ? t(incidentWords[one.what as keyof typeof incidentWords])
            : t(requestWords[one.what as keyof typeof requestWords])}
          {one.words ? `: ${one.words}` : ''}
        </p>
      ))}
      <div className="f-two is-acts">
        <a className="k-button k-button-main" href={asked('round')}>
          <Trans>Measure</Trans>
        </a>
        <a className="k-button" href={asked('note')}>
          <Trans>Asks, complains</Trans>
        </a>
        <a className="k-button" href={asked('note?kind=incident')}>
          <Trans>Incident</Trans>
        </a>
        <a className="k-button" href={asked('going')}>
          <Trans>Leaves</Trans>
        </a>
      </div>
    </article>
  )
}

/** One room: who is in it, with whole names and what to do for each; and who is expected there. */
export function OneRoom({ view, now }: AtSiteProps) {
  const { t } = useLingui()
  const search = new URLSearchParams(useSearch())
  const room = view.floors
    .flatMap(({ rooms }) => rooms)
    .find((one) => one.room === search.get('room'))
  const guests = room?.guests ?? view.guests.filter((one) => one.stay === search.get('stay'))
  const title = room ? t`Room ${room.code}` : t`Without a room`
  useTitle(title)
  return (
    <main className="is-page">
      <header className="is-head">
        <a className="k-back" href="/f/site" aria-label={t`All rooms`}>
          ‹
        </a>
        <h1>{title}</h1>
      </header>
      <div className="is-cards">
        {guests.map((guest) => (
          <GuestCard key={guest.stay} guest={guest} now={now} />
        ))}
        {room?.expected.map((one) => (
          <article key={one.person} className="f-card is-card" aria-label={one.name}>
            <h2>
              <span lang="zh-CN">{one.name}</span> <Trans>is expected here</Trans>
            </h2>
            <NeedsLine needs={one.needs} />
            <a
              className="k-button k-button-main k-button-big"
              href={`/f/site/arrive?person=${one.person}`}
            >
              <Trans>Check in</Trans>
            </a>
          </article>
        ))}
      </div>
      {guests.length === 0 && (room?.expected.length ?? 0) === 0 ? (
        <EmptyState title={t`Nobody is here`}>
          {room?.state === 'cleaning' ? (
            <Trans>It is ready once it was cleaned.</Trans>
          ) : room?.state === 'free' ? (
            <a href="/f/site/arrivals">
              <Trans>See who comes</Trans>
            </a>
          ) : null}
        </EmptyState>
      ) : null}
    </main>
  )
}
