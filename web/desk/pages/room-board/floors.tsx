import { Trans, useLingui } from '@lingui/react/macro'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { type Filter, filters, fits } from './fits.ts'
import type { Board } from './questions.ts'
import { RoomCell } from './room-cell.tsx'
import { filterWords } from './words.ts'

/** The filters with how many each has, and the rooms by floor. */
export function Floors(props: {
  board: Board
  filter: Filter | null
  choose: (filter: Filter | null) => void
}) {
  const { t } = useLingui()
  const { board, filter, choose } = props
  const now = Date.parse(board.now)
  const guests = [...board.rooms.flatMap((room) => room.guests), ...board.waiting]
  const floors = Map.groupBy(board.rooms, ({ floor }) => floor)
  if (board.rooms.length === 0)
    return (
      <EmptyState title={t`This site has no rooms yet`}>
        <Trans>Rooms are entered with the site, under isolation sites.</Trans>
      </EmptyState>
    )
  return (
    <>
      <fieldset className="board-filters" aria-label={t`Show`}>
        {filters.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={filter === one}
            onClick={() => choose(filter === one ? null : one)}
          >
            {t(filterWords[one])} <b>{guests.filter((guest) => fits(guest, one, now)).length}</b>
          </button>
        ))}
      </fieldset>
      {[...floors].map(([floor, rooms]) => (
        <section key={floor} className="floor">
          <h2>
            <Trans>Floor {floor}</Trans>
          </h2>
          <ol className="rooms">
            {rooms.map((room) => (
              <RoomCell key={room.room} room={room} filter={filter} now={now} />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}
