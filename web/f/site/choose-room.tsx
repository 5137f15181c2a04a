import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../kit/button.tsx'
import type { SiteView } from './site-view.ts'

/** A room for somebody who comes: the one that was given, any that is free, or none yet. */
export function ChooseRoom(props: {
  view: SiteView
  room: string | null
  onChoose(room: string | null): void
}) {
  const { t } = useLingui()
  const { view, room, onChoose } = props
  const mayTake = (one: SiteView['floors'][number]['rooms'][number]) =>
    one.room === room ||
    one.state === 'free' ||
    one.state === 'expected' ||
    (one.state === 'taken' && one.guests.length < one.beds)
  return (
    <section className="f-stack" aria-label={t`Room`}>
      <Button aria-pressed={room === null} onClick={() => onChoose(null)}>
        <Trans>No room yet: the waiting room</Trans>
      </Button>
      {view.floors.map(({ floor, rooms }) => (
        <div key={floor} className="is-choices">
          <span className="f-soft">
            <Trans>Floor {floor}</Trans>
          </span>
          {rooms.filter(mayTake).map((one) => (
            <Button
              key={one.room}
              aria-pressed={one.room === room}
              onClick={() => onChoose(one.room)}
            >
              {one.code}
              {one.beds > 1 ? ` ${one.guests.length}/${one.beds}` : ''}
            </Button>
          ))}
        </div>
      ))}
    </section>
  )
}
