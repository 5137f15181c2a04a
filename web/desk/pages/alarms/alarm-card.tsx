import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { write } from '../../../api/client.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { seesOrders } from '../orders/who-may.ts'
import type { Alarm } from './questions.ts'
import { isGrave, titleOf } from './words.ts'

function useSee(alarm: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => write<object>(`/alarms/${alarm}/see`, {}),
    onSuccess: () => client.invalidateQueries({ queryKey: ['alarms'] }),
  })
}

/** The order that an alarm is about, as a link for those who may read orders. */
function Subject({ subject }: { subject: string }) {
  const { actor } = useMe()
  const order = /^order:([A-Za-z0-9-]+)$/.exec(subject)?.[1]
  const code = <span className="code">{subject}</span>
  return order && seesOrders(actor?.role) ? <Link to={`/orders/${order}`}>{code}</Link> : code
}

/** One thing that the watch found: what, since when, what to do, and who looks into it. */
export function AlarmCard({ alarm: one }: { alarm: Alarm }) {
  const { t } = useLingui()
  const format = useFormats()
  const see = useSee(one.alarm)
  const title = t(titleOf(one.kind))
  return (
    <article className="panel alarm" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <StatusTag tone={isGrave(one.kind) ? 'late' : 'wait'}>
          {isGrave(one.kind) ? <Trans>act now</Trans> : <Trans>find out who</Trans>}
        </StatusTag>
        <time dateTime={one.foundAt} className="soft">
          {format.dayAndTime(one.foundAt)}
        </time>
      </header>
      <p>{format.text(one.words)}</p>
      {one.todo ? (
        <p className="alarm-todo">
          <b>
            <Trans>What to do</Trans>
          </b>{' '}
          {format.text(one.todo)}
        </p>
      ) : null}
      <footer>
        <Subject subject={one.subject} />
        {one.seenAt && one.seenBy ? (
          <span className="soft" lang="zh-CN">
            <Trans>
              seen by {one.seenBy}, {format.dayAndTime(one.seenAt)}
            </Trans>
          </span>
        ) : (
          <Button loading={see.isPending} onClick={() => see.mutate()}>
            <Trans>I look into it</Trans>
          </Button>
        )}
      </footer>
      {see.isError ? <ErrorState cause={see.error} onRetry={() => see.mutate()} /> : null}
    </article>
  )
}
