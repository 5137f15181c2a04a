import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { clockSpan } from '../../../i18n/duration.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { useMe } from '../../../shell/use-me.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useRound } from '../../shell/use-round.ts'
import { ReasonForm } from '../lab/settle.tsx'
import { useCommand } from '../lab/use-command.ts'
import { type OpenSheet, paperQuestions } from './questions.ts'
import { mayKeyIn } from './who-may.ts'

function Drop({ round, sheet }: { round: string; sheet: OpenSheet }) {
  const { t } = useLingui()
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const drop = useCommand<object>()
  if (!isOpen) {
    return (
      <Button size="small" onClick={() => setOpen(true)}>
        <Trans>Drop</Trans>
      </Button>
    )
  }
  return (
    <>
      <ReasonForm
        label={t`Why this sheet does not count`}
        act={t`Drop`}
        danger
        pending={drop.isPending}
        onReason={(reason) =>
          drop.mutate(
            { path: `/paper-sheets/${sheet.tube}/drop`, input: { round, reason }, isTimed: false },
            { onSuccess: () => void client.invalidateQueries({ queryKey: ['paper'] }) },
          )
        }
      />
      {drop.isError ? <ErrorState cause={drop.error} /> : null}
    </>
  )
}

/** Sheets that wait for a second person, or for two who agree; the oldest first. */
export function Waiting() {
  const { t } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  const { actor } = useMe()
  const round = useRound()
  const answer = useQuery({ ...paperQuestions.open(round ?? ''), enabled: round !== null })
  const columns: Columns<OpenSheet> = [
    {
      title: t`Tube`,
      key: 'tube',
      width: 170,
      render: (_, { tube }) => <span className="code">{tube}</span>,
    },
    { title: t`Site`, key: 'site', render: (_, { site, siteName }) => `${site} · ${siteName}` },
    {
      title: t`State`,
      key: 'state',
      width: 190,
      render: (_, { state, keyedByMe }) =>
        state === 'differs' ? (
          <StatusTag tone="late">
            <Trans>two keyings differ</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone={keyedByMe ? 'idle' : 'wait'}>
            {keyedByMe ? (
              <Trans>waits for somebody else</Trans>
            ) : (
              <Trans>waits for a second person</Trans>
            )}
          </StatusTag>
        ),
    },
    { title: t`Keyed by`, key: 'by', render: (_, { keyedBy }) => keyedBy.join('、') },
    {
      title: t`Age`,
      key: 'age',
      width: 90,
      align: 'right',
      render: (_, { since }) => (
        <time dateTime={since} title={format.dayAndTime(since)}>
          {clockSpan(now - Date.parse(since))}
        </time>
      ),
    },
    ...(mayKeyIn(actor?.role)
      ? [
          {
            title: t`Drop`,
            key: 'drop',
            width: 280,
            render: (_: unknown, sheet: OpenSheet) => <Drop round={round ?? ''} sheet={sheet} />,
          },
        ]
      : []),
  ]
  const sheets = answer.data?.sheets ?? []
  const count = format.number(sheets.length)
  return (
    <Panel title={t`Sheets that wait: ${count}`} className="paper-waiting">
      {answer.isError && !answer.data ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : sheets.length === 0 ? (
        <EmptyState title={t`No sheet waits`} />
      ) : (
        <DataTable
          caption={t`Sheets that wait`}
          rows={sheets}
          columns={columns}
          rowKey={({ tube }) => tube}
          minWidth={960}
        />
      )}
    </Panel>
  )
}
