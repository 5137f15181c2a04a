import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { type ImportLine, importsQuestion } from './questions.ts'

/** What was imported before; each can be opened, and undone as a whole. */
export function ImportList() {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(importsQuestion())
  const columns: Columns<ImportLine> = [
    {
      key: 'at',
      title: t`When`,
      width: 150,
      render: (_, row) => (
        <Link to={`/case-imports/${row.import}`}>{format.dayAndTime(row.at)}</Link>
      ),
    },
    { key: 'files', title: t`Files`, render: (_, { files }) => files.join(' · ') },
    { key: 'by', title: t`By`, width: 140, render: (_, { by }) => by },
    {
      key: 'counts',
      title: t`Cases, contacts, links`,
      width: 200,
      render: (_, { cases, contacts, links }) =>
        [cases, contacts, links].map((one) => format.number(one)).join(' · '),
    },
    {
      key: 'state',
      title: t`State`,
      width: 130,
      render: (_, { undoneAt, faulty }) =>
        undoneAt ? (
          <StatusTag tone="idle">
            <Trans>undone</Trans>
          </StatusTag>
        ) : faulty > 0 ? (
          <StatusTag tone="wait">
            <Trans>{format.number(faulty)} left out</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="ok">
            <Trans>whole</Trans>
          </StatusTag>
        ),
    },
  ]
  if (answer.isError && !answer.data)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  return (
    <Panel title={t`Earlier imports`}>
      <DataTable<ImportLine>
        caption={t`Earlier imports`}
        rows={answer.data?.imports ?? []}
        columns={columns}
        rowKey={(row) => row.import}
        loading={answer.isPending}
        empty={
          <EmptyState title={t`Nothing was imported yet`}>
            <Trans>Choose a line list above: it is tried first and writes nothing.</Trans>
          </EmptyState>
        }
        minWidth={760}
      />
    </Panel>
  )
}
