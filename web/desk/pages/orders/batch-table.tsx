import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { type BatchLine, batchesQuestion } from './questions.ts'
import { useFilter } from './use-filter.ts'

/** How far a batch is: which of its stages are open, or when it was suspended. */
export function StageTag({ batch }: { batch: BatchLine }) {
  const format = useFormats()
  const open = batch.stages.filter(({ openedAt }) => openedAt !== null).length
  const all = batch.stages.length
  if (batch.suspendedAt)
    return (
      <StatusTag tone="ok">
        <Trans>suspended {format.dayAndTime(batch.suspendedAt)}</Trans>
      </StatusTag>
    )
  return (
    <StatusTag tone={open < all ? 'info' : 'wait'}>
      <Trans>
        stage {format.number(open)} of {format.number(all)} open
      </Trans>
    </StatusTag>
  )
}

/** The batches of an area, the newest first. */
export function BatchTable() {
  const { t } = useLingui()
  const format = useFormats()
  const { filter } = useFilter()
  const answer = useQuery(batchesQuestion(filter.area))
  const columns: Columns<BatchLine> = [
    {
      title: t`Batch`,
      key: 'batch',
      width: 210,
      render: (_, one) => (
        <Link to={`/batches/${one.batch}`} className="code">
          {one.batch}
        </Link>
      ),
    },
    { title: t`What`, key: 'kind', width: 150, render: (_, one) => format.text(one.kindName) },
    { title: t`Reason`, key: 'basis', width: 200, render: (_, one) => format.text(one.basisName) },
    {
      title: t`People`,
      key: 'people',
      width: 90,
      align: 'right',
      render: (_, one) => format.number(one.people),
    },
    { title: t`State`, key: 'state', width: 170, render: (_, one) => <StageTag batch={one} /> },
    {
      title: t`Drafted`,
      key: 'at',
      width: 130,
      render: (_, one) => format.dayAndTime(one.issuedAt),
    },
    {
      title: t`Signed by`,
      key: 'by',
      render: (_, one) =>
        [one.issuer, one.approver, ...(one.cityApprover ? [one.cityApprover] : [])]
          .map(({ name, officer }) => name ?? officer)
          .join(t`, `),
    },
  ]
  if (answer.isError && !answer.data)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <DataTable
      caption={t`Batches`}
      rows={answer.data?.batches ?? []}
      columns={columns}
      rowKey={({ batch }) => batch}
      loading={answer.isPending}
      minWidth={1_100}
      empty={
        <EmptyState title={t`No batch has been signed here`}>
          <Trans>Orders for many people are drafted with “For many people” above.</Trans>
        </EmptyState>
      }
    />
  )
}
