import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { newKey } from '../../../api/client.ts'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useSend } from '../orders/use-send.ts'
import { proposeRooms } from './propose-rooms.ts'
import { type Arrival, type Board, type CheckedInMany, incomingQuestion } from './questions.ts'
import { RoomField, roomOfCode } from './room-field.tsx'
import { careWords, cohortWords } from './words.ts'

type Batch = { arrivals: { stay: string; transfer: string; room: string | null }[] }

function ArrivalRow(props: {
  arrival: Arrival
  board: Board
  code: string
  ticked: boolean
  refusal: string | undefined
  onCode: (code: string) => void
  onTick: () => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { arrival, board, code, ticked, refusal } = props
  const { transfer, nameMasked, age, cohort, needs, eta, aboard, dueAt } = arrival
  const word = cohortWords[cohort]
  const care = needs?.care.map((one) => (careWords[one] ? t(careWords[one]) : one)) ?? []
  return (
    <li className="arrival">
      <input
        type="checkbox"
        aria-label={t`Let in ${nameMasked}`}
        checked={ticked}
        onChange={props.onTick}
      />
      <span>
        <b lang="zh-CN">{nameMasked}</b> <span className="faint">{age}</span>{' '}
        {word ? t(word) : cohort}
        {care.length > 0 ? <span className="guest-mark"> {care.join(' ')}</span> : null}
      </span>
      <span className="faint">
        {aboard ? (
          <Trans>on the way</Trans>
        ) : eta ? (
          <Trans>picked up {format.time(eta)}</Trans>
        ) : (
          <Trans>due {format.time(dueAt)}</Trans>
        )}
      </span>
      <RoomField
        id={`room-${transfer}`}
        rooms={board.rooms}
        value={code}
        onChange={props.onCode}
        label={t`Room of ${nameMasked}`}
      />
      {refusal ? <span className="arrival-refused">{refusal}</span> : null}
    </li>
  )
}

/** Who comes, with a room for each: proposed at once, changed by typing a code, let in together with Enter. */
export function IncomingPart(props: { board: Board; purpose: Purpose; onDone: () => void }) {
  const { t } = useLingui()
  const { board, purpose, onDone } = props
  const answer = useQuery(incomingQuestion(board.site, purpose))
  const [codes, setCodes] = useState<ReadonlyMap<string, string>>(new Map())
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const send = useSend<Batch, CheckedInMany>(
    () => `/isolation-sites/${board.site}/arrivals/many`,
    ({ refused: some }) => {
      setRefused(
        new Map(
          some.map(({ transfer, code, instead }) => [
            transfer,
            `${code}${instead.length > 0 ? ` → ${instead.map((one) => one.code).join(', ')}` : ''}`,
          ]),
        ),
      )
      void answer.refetch()
      onDone()
    },
  )
  const arrivals = answer.data?.arrivals ?? []
  const codeOf = (arrival: Arrival) => codes.get(arrival.transfer) ?? arrival.roomCode ?? ''
  const chosen = arrivals.filter(({ transfer }) => !left.has(transfer))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const batch = chosen.slice(0, 100).map((arrival) => ({
      stay: newKey(),
      transfer: arrival.transfer,
      room: roomOfCode(board.rooms, codeOf(arrival)),
    }))
    if (batch.length > 0) send.mutate({ arrivals: batch })
  }
  const propose = () => {
    const found = proposeRooms(arrivals, board.rooms)
    const codeOfRoom = new Map(board.rooms.map(({ room, code }) => [room, code]))
    setCodes(
      new Map(
        arrivals.map(({ transfer }) => [transfer, codeOfRoom.get(found.get(transfer) ?? '') ?? '']),
      ),
    )
  }
  return (
    <Panel
      title={<Trans>Coming: {arrivals.length}</Trans>}
      aside={
        <Button size="small" onClick={propose} disabled={arrivals.length === 0} id="propose-rooms">
          <Trans>Propose rooms</Trans>
        </Button>
      }
    >
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Skeleton rows={4} />
      ) : arrivals.length === 0 ? (
        <EmptyState title={t`Nobody is on the way`}>
          <Trans>Who stands at the door without a transfer is let in below.</Trans>
        </EmptyState>
      ) : (
        <form onSubmit={submit}>
          <ol className="arrivals">
            {arrivals.map((arrival) => (
              <ArrivalRow
                key={arrival.transfer}
                arrival={arrival}
                board={board}
                code={codeOf(arrival)}
                ticked={!left.has(arrival.transfer)}
                refusal={refused.get(arrival.transfer)}
                onCode={(code) => setCodes(new Map(codes).set(arrival.transfer, code))}
                onTick={() => {
                  const next = new Set(left)
                  if (!next.delete(arrival.transfer)) next.add(arrival.transfer)
                  setLeft(next)
                }}
              />
            ))}
          </ol>
          <Button htmlType="submit" type="primary" loading={send.isPending} id="let-in">
            <Trans>They are here: let {Math.min(100, chosen.length)} in</Trans>
          </Button>
          {send.isError ? <ErrorState cause={send.error} /> : null}
        </form>
      )}
    </Panel>
  )
}
