import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newKey } from '../../../api/client.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useSend } from '../orders/use-send.ts'
import { type Board, type Shifts, shiftsQuestion } from './questions.ts'

const openWords: Readonly<Record<string, MessageDescriptor>> = {
  alarms: msg`alarms`,
  requests: msg`requests`,
  incidents: msg`incidents`,
  temperatures: msg`temperatures`,
  tests: msg`tests`,
  waiting: msg`without a room`,
}

function HandOver(props: { shift: Shifts['shifts'][number]; onDone: () => void }) {
  const { t } = useLingui()
  const { shift, onDone } = props
  const [to, setTo] = useState('')
  const [words, setWords] = useState('')
  const send = useSend<{ to: string; words: string }, unknown>(
    () => `/duty-shifts/${shift.shift}/hand-over`,
    onDone,
  )
  return (
    <form
      className="answer-fields"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate({ to, words })
      }}
    >
      <input
        aria-label={t`Who takes over`}
        placeholder={t`Who takes over`}
        required
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <input
        aria-label={t`What the next shift must know`}
        placeholder={t`What the next shift must know`}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button htmlType="submit" loading={send.isPending}>
        <Trans>Hand over</Trans>
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </form>
  )
}

/** Who is on shift, the hand-over, and what earlier shifts handed over. */
export function ShiftPart({ board }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(shiftsQuestion(board.site))
  const begin = useSend<{ shift: string; members: [] }, unknown>(
    () => `/isolation-sites/${board.site}/duty-shifts`,
    () => void answer.refetch(),
  )
  const shifts = answer.data?.shifts ?? []
  const running = shifts.find(({ endedAt }) => endedAt === null)
  return (
    <Panel title={<Trans>Shift</Trans>}>
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : !answer.data ? (
        <Skeleton rows={4} />
      ) : (
        <>
          {running ? (
            <>
              <p>
                <Trans>
                  {running.leadName} leads since {format.dayAndTime(running.beganAt)}
                </Trans>
                {running.members.map(({ account, name, part }) => (
                  <span key={account}>
                    {' '}
                    · {name} {part}
                  </span>
                ))}
              </p>
              <HandOver shift={running} onDone={() => void answer.refetch()} />
            </>
          ) : (
            <EmptyState
              title={t`No shift is running`}
              action={
                <Button
                  type="primary"
                  loading={begin.isPending}
                  onClick={() => begin.mutate({ shift: newKey(), members: [] })}
                >
                  <Trans>Begin a shift</Trans>
                </Button>
              }
            />
          )}
          {begin.isError ? <ErrorState cause={begin.error} /> : null}
          <ol className="asked">
            {shifts
              .filter(({ endedAt }) => endedAt !== null)
              .map((one) => (
                <li key={one.shift}>
                  {format.dayAndTime(one.beganAt)} – {one.endedAt ? format.time(one.endedAt) : ''}{' '}
                  {one.leadName} → {one.handedTo} <span lang="zh-CN">{one.words}</span>
                  <span className="faint">
                    {Object.entries(one.open ?? {})
                      .filter(([, n]) => n > 0)
                      .map(([kind, n]) => ` ${openWords[kind] ? t(openWords[kind]) : kind} ${n}`)
                      .join(' ·')}
                  </span>
                </li>
              ))}
          </ol>
        </>
      )}
    </Panel>
  )
}
