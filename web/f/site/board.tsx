import { Trans, useLingui } from '@lingui/react/macro'
import { shapeOf, type Tone } from '../../kit/tag.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { GuestMarks } from './guest-marks.tsx'
import { PutAway } from './put-away.tsx'
import { mayGo, type RoomState, type RoomView } from './site-view.ts'
import type { AtSiteProps } from './use-site.ts'

const tones: Record<RoomState, Tone> = {
  free: 'ok',
  taken: 'info',
  expected: 'wait',
  cleaning: 'idle',
  out: 'idle',
}

function Room({ room, now }: { room: RoomView; now: number }) {
  const { t } = useLingui()
  const words: Record<RoomState, string> = {
    free: t`free`,
    taken: t`taken`,
    expected: t`expected`,
    cleaning: t`not ready`,
    out: t`out of use`,
  }
  const { state, guests, expected, beds } = room
  const free = beds - guests.length
  return (
    <a className={`is-room is-room-${state}`} href={`/f/site/room?room=${room.room}`}>
      <span className="is-room-head">
        <b>{room.code}</b>
        <span className={`is-state-${tones[state]}`}>
          <i aria-hidden="true">{shapeOf[tones[state]]}</i> {words[state]}
          {beds > 1 ? ` ${guests.length}/${beds}` : ''}
        </span>
      </span>
      {guests.map((guest) => (
        <span key={guest.stay} className="is-guest">
          <span lang="zh-CN">{guest.name}</span>
          <GuestMarks guest={guest} now={now} />
        </span>
      ))}
      {expected.map((one) => (
        <span key={one.person} className="is-guest is-soft">
          <span lang="zh-CN">{one.name}</span> <Trans>comes</Trans>
        </span>
      ))}
      {guests.length > 0 && free > 0 && beds > 1 ? (
        <span className="is-soft">
          <Trans>beds free: {free}</Trans>
        </span>
      ) : null}
    </a>
  )
}

/** Every room by floor, with who is in it and what they are owed; the figures of the site above. */
export function Board({ view, now }: AtSiteProps) {
  const { t } = useLingui()
  useTitle(t`Rooms`)
  const rooms = view.floors.flatMap((floor) => floor.rooms)
  const count = (state: RoomState) => rooms.filter((room) => room.state === state).length
  const figures: [string, number][] = [
    [t`here`, view.guests.length],
    [t`rooms free`, count('free')],
    [t`coming`, view.coming.length],
    [t`temperatures owed`, view.guests.filter((one) => one.isCheckOwed).length],
    [t`tests due`, view.guests.filter((one) => one.testsDue > 0).length],
    [t`may go now`, view.guests.filter((one) => ['now', 'free'].includes(mayGo(one, now))).length],
  ]
  return (
    <main className="is-page">
      <header className="is-head">
        <h1>
          <Trans>Rooms</Trans>
        </h1>
        <a className="k-button" href="/f/site/note">
          <Trans>Note an incident</Trans>
        </a>
      </header>
      <dl className="is-figures">
        {figures.map(([word, n]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{n}</dd>
          </div>
        ))}
      </dl>
      {view.waiting.length > 0 ? (
        <section aria-label={t`Here and without a room`}>
          <h2>
            <Trans>Here and without a room</Trans>
          </h2>
          <div className="is-rooms">
            {view.waiting.map((guest) => (
              <a
                key={guest.stay}
                className="is-room is-room-expected"
                href={`/f/site/room?stay=${guest.stay}`}
              >
                <span className="is-guest">
                  <span lang="zh-CN">{guest.name}</span>
                  <GuestMarks guest={guest} now={now} />
                </span>
              </a>
            ))}
          </div>
        </section>
      ) : null}
      {view.floors.map(({ floor, rooms: onFloor }) => (
        <section key={floor} aria-label={t`Floor ${floor}`}>
          <h2>
            <Trans>Floor {floor}</Trans>
          </h2>
          <div className="is-rooms">
            {onFloor.map((room) => (
              <Room key={room.room} room={room} now={now} />
            ))}
          </div>
        </section>
      ))}
      <PutAway />
    </main>
  )
}
