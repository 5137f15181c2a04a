import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { List, ListRow } from '../../kit/list.tsx'
import { StatusCard } from '../../kit/status-card.tsx'
import { Tag } from '../../kit/tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { awayWords, endWords } from '../status/end-words.ts'
import { HomeAsk } from './home-ask.tsx'
import type { HomeRequestKind, OwnHomeStay } from './wire.ts'
import { homeRequestWords } from './words.ts'

/** Isolation at home: until when, what to keep to, and who looks after me, with the telephone. */
export function HomeCard({ stay }: { stay: NonNullable<OwnHomeStay['stay']> }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const now = useCityNow(15_000)
  const { since, worker, musts, release, requests } = stay
  const due = release.dueAt === null ? null : Date.parse(release.dueAt)
  const isFree = !release.binds || release.orderOver || (due !== null && due <= now)
  return (
    <section className="ms-part" aria-label={t`At home`}>
      <StatusCard
        tone={isFree ? 'ok' : 'info'}
        title={
          isFree
            ? t`You need not stay at home any more`
            : due === null
              ? t`At home`
              : t`At home until ${endWords(i18n.locale, due)}`
        }
      >
        <p>
          <Trans>since {format.dayAndTime(since)}</Trans>
        </p>
        {due === null || isFree ? null : (
          <p className="m-until">{awayWords(i18n.locale, due, now)}</p>
        )}
      </StatusCard>
      {musts.length > 0 && !isFree ? (
        <ul className="ms-musts">
          {musts.map(({ must, zh, en }) => (
            <li key={must}>{format.text({ zh, en })}</li>
          ))}
        </ul>
      ) : null}
      {worker ? (
        <p>
          <Trans>{worker.name} looks after you.</Trans>{' '}
          {worker.phone ? (
            <a className="ms-call" href={`tel:${worker.phone}`}>
              <Trans>Call {worker.phone}</Trans>
            </a>
          ) : null}
        </p>
      ) : null}
      <HomeAsk />
      {requests.length > 0 ? (
        <List label={t`What I asked for`}>
          {requests.map(({ request, kind, at, doneAt }) => (
            <ListRow
              key={request}
              title={kind in homeRequestWords ? t(homeRequestWords[kind as HomeRequestKind]) : kind}
              note={format.dayAndTime(at)}
              aside={<Tag tone={doneAt ? 'ok' : 'wait'}>{doneAt ? t`done` : t`open`}</Tag>}
            />
          ))}
        </List>
      ) : null}
    </section>
  )
}
