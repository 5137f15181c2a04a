import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { parseRooms } from './parse-rooms.ts'
import { type RoomRow, roomsQuestion } from './questions.ts'
import { needWords, roomKindWords } from './words.ts'

function RoomState({ room }: { room: RoomRow }) {
  const { t } = useLingui()
  if (room.people > 0)
    return (
      <StatusTag tone="info">
        <Trans>
          {room.people} of {room.beds} inside
        </Trans>
      </StatusTag>
    )
  if (room.outSince !== null)
    return (
      <StatusTag tone="idle">
        <Trans>out of use</Trans>
      </StatusTag>
    )
  const need = room.needs === null ? undefined : needWords[room.needs]
  if (need) return <StatusTag tone="wait">{t(need)}</StatusTag>
  if (room.given > 0)
    return (
      <StatusTag tone="info">
        <Trans>{room.given} coming</Trans>
      </StatusTag>
    )
  return room.readyAt === null ? null : (
    <StatusTag tone="ok">
      <Trans>Free</Trans>
    </StatusTag>
  )
}

function Room(props: { room: RoomRow; isPicked: boolean; onPick: (() => void) | null }) {
  const { t } = useLingui()
  const { room, isPicked, onPick } = props
  const kind = roomKindWords[room.kind]
  return (
    <li className={isPicked ? 'supply-room supply-room-picked' : 'supply-room'}>
      <span>
        {onPick ? (
          <input
            type="checkbox"
            checked={isPicked}
            onChange={onPick}
            aria-label={t`Choose room ${room.code}`}
          />
        ) : null}{' '}
        <b>{room.code}</b>
      </span>
      <span className="faint">
        {kind ? t(kind) : room.kind}
        {room.passage ? ` · ${room.passage}` : ''}
      </span>
      <RoomState room={room} />
      {room.outBecause ? <span className="faint">{room.outBecause}</span> : null}
    </li>
  )
}

/** The rooms of a site by floor: how many are in each and what it waits for; some are taken out of use and brought back. */
export function RoomsPart(props: { site: string; mayChange: boolean; onDone: () => void }) {
  const { t } = useLingui()
  const { site, mayChange, onDone } = props
  const answer = useQuery(roomsQuestion(site))
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [because, setBecause] = useState('')
  const [typed, setTyped] = useState('')
  const done = () => {
    setPicked(new Set())
    setBecause('')
    setTyped('')
    onDone()
  }
  const send = useSend<{ act: 'out' | 'back' | 'add'; body: object }, unknown>(
    ({ act }) => `/isolation-sites/${site}/rooms${act === 'add' ? '' : `/${act}`}`,
    done,
    ({ body }) => body,
  )
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={10} />
  const { rooms } = answer.data
  const floors = [...new Set(rooms.map(({ floor }) => floor))]
  const toggle = (room: string) => {
    const next = new Set(picked)
    if (!next.delete(room)) next.add(room)
    setPicked(next)
  }
  const lines = parseRooms(typed)
  const isUnclear = lines.some(({ isUnderstood }) => !isUnderstood)
  return (
    <>
      {mayChange ? (
        <div className="supply-bar">
          <Input
            aria-label={t`Why they are out of use`}
            placeholder={t`Why: a broken pipe, no window`}
            style={{ width: 240 }}
            value={because}
            maxLength={200}
            onChange={(event) => setBecause(event.target.value)}
          />
          <Button
            disabled={picked.size === 0 || because.length < 2}
            loading={send.isPending}
            onClick={() => send.mutate({ act: 'out', body: { rooms: [...picked], because } })}
          >
            <Trans>Take {picked.size} rooms out of use</Trans>
          </Button>
          <Button
            disabled={picked.size === 0}
            loading={send.isPending}
            onClick={() => send.mutate({ act: 'back', body: { rooms: [...picked] } })}
          >
            <Trans>Bring {picked.size} rooms back</Trans>
          </Button>
        </div>
      ) : null}
      {send.isError ? <ErrorState cause={send.error} /> : null}
      {floors.map((floor) => {
        const own = rooms.filter((room) => room.floor === floor)
        return (
          <Panel key={floor} title={t`Floor ${floor}`} aside={<Trans>{own.length} rooms</Trans>}>
            <ul className="supply-rooms">
              {own.map((room) => (
                <Room
                  key={room.room}
                  room={room}
                  isPicked={picked.has(room.room)}
                  onPick={mayChange ? () => toggle(room.room) : null}
                />
              ))}
            </ul>
          </Panel>
        )
      })}
      {rooms.length === 0 ? (
        <EmptyState title={t`No room is registered`}>
          <Trans>Type its rooms below; nobody can be sent to a site without rooms.</Trans>
        </EmptyState>
      ) : null}
      {mayChange ? (
        <Panel title={t`Register rooms`}>
          <div className="supply-bar">
            <Input.TextArea
              aria-label={t`Rooms, one line each: 301-330, or 301-304 family 3`}
              placeholder="301-330"
              rows={2}
              style={{ width: 320 }}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button
              disabled={lines.length === 0 || isUnclear}
              loading={send.isPending}
              onClick={() =>
                send.mutate({ act: 'add', body: { rooms: lines.flatMap((line) => line.rooms) } })
              }
            >
              <Trans>Register {lines.flatMap((line) => line.rooms).length} rooms</Trans>
            </Button>
          </div>
        </Panel>
      ) : null}
    </>
  )
}
