import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Field } from '../isolation-sites/field.tsx'
import { useSend } from '../orders/use-send.ts'
import { suggestedQuestion } from './questions.ts'
import { roomKindWords, unplacedWords } from './words.ts'

/** Free rooms by fit, and one of them given by hand with the reason: works with no calculation at all. */
export function HandPart(props: { transfer: string; onDone: () => void; onClose: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { transfer, onDone, onClose } = props
  const [why, setWhy] = useState('')
  const answer = useQuery(suggestedQuestion(transfer))
  const lock = useSend<{ room: string; why: string }, object>(
    () => `/transfers/${transfer}/lock-room`,
    onDone,
  )
  const unlock = useSend<{ freeRoom: boolean }, object>(
    () => `/transfers/${transfer}/unlock-room`,
    onDone,
  )
  const cause = lock.error ?? unlock.error
  const without = answer.data?.without
  return (
    <Panel
      title={t`By hand`}
      aside={
        <Button size="small" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <Field word={t`Why this room and no other (kept sealed)`}>
        {(id) => (
          <Input
            id={id}
            value={why}
            maxLength={400}
            onChange={(event) => setWhy(event.target.value)}
          />
        )}
      </Field>
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : null}
      {without ? (
        <EmptyState title={t`No free room does`}>{t(unplacedWords[without])}</EmptyState>
      ) : null}
      <ol className="allocation-rooms">
        {answer.data?.rooms.map((one) => {
          const kind = roomKindWords[one.kind]
          return (
            <li key={one.room}>
              <span>
                <b>
                  {one.siteName} {one.roomCode}
                </b>
                <br />
                <span className="faint">
                  {kind ? t(kind) : one.kind} ·{' '}
                  {one.why.map((words) => format.text(words)).join(' · ')}
                </span>
              </span>
              <Button
                disabled={why.trim() === ''}
                loading={lock.isPending && lock.variables.room === one.room}
                onClick={() => lock.mutate({ room: one.room, why: why.trim() })}
                aria-label={t`Give and fix ${one.siteName} ${one.roomCode}`}
              >
                <Trans>Give and fix</Trans>
              </Button>
            </li>
          )
        })}
      </ol>
      <Button onClick={() => unlock.mutate({ freeRoom: false })} loading={unlock.isPending}>
        <Trans>Let it be changed again</Trans>
      </Button>
      {cause ? <ErrorState cause={cause} /> : null}
    </Panel>
  )
}
