import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import type { Board, Guest } from './questions.ts'
import { RoomField, roomOfCode } from './room-field.tsx'

type Move = { room: string; why: string; version: number }

function WaitingRow(props: { guest: Guest; board: Board; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { guest, board, onDone } = props
  const [code, setCode] = useState('')
  const send = useSend<Move, unknown>(() => `/stays/${guest.stay}/move`, onDone)
  const room = roomOfCode(board.rooms, code)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (room !== null) send.mutate({ room, why: '候房区入住', version: guest.version })
  }
  return (
    <li>
      <form className="waiting-row" onSubmit={submit}>
        <Link to={`/stays/${guest.stay}`} lang="zh-CN">
          {guest.nameMasked}
        </Link>
        <span className="faint">
          <Trans>since {format.time(guest.arrivedAt)}</Trans>
        </span>
        <RoomField
          id={`waiting-${guest.stay}`}
          rooms={board.rooms}
          value={code}
          onChange={setCode}
          label={t`Room of ${guest.nameMasked}`}
        />
        <Button htmlType="submit" size="small" disabled={room === null} loading={send.isPending}>
          <Trans>Into the room</Trans>
        </Button>
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </form>
    </li>
  )
}

/** Who was let in and has no room yet; after an hour each is an open loop. */
export function WaitingPart({ board, onDone }: { board: Board; onDone: () => void }) {
  if (board.waiting.length === 0) return null
  return (
    <Panel title={<Trans>Without a room: {board.waiting.length}</Trans>}>
      <ol className="waiting">
        {board.waiting.map((guest) => (
          <WaitingRow key={guest.stay} guest={guest} board={board} onDone={onDone} />
        ))}
      </ol>
    </Panel>
  )
}
