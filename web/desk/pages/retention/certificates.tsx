import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { type CertificateLine, certificateQuestion } from './questions.ts'

function Signed({ isSigned }: { isSigned: boolean }) {
  return isSigned ? (
    <StatusTag tone="ok">
      <Trans>signed by the city</Trans>
    </StatusTag>
  ) : (
    <StatusTag tone="late">
      <Trans>not signed: this proves nothing</Trans>
    </StatusTag>
  )
}

/** One certificate as it was signed, with what checks it anywhere. */
export function Certificate(props: { certificate: string; onClose(): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(certificateQuestion(props.certificate))
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  const shown = answer.data
  if (!shown) return <Skeleton rows={6} />
  return (
    <Panel
      title={t`Certificate of erasure`}
      aside={
        <Button onClick={props.onClose}>
          <Trans>Close</Trans>
        </Button>
      }
      className="certificate"
    >
      <p>
        <b>{format.text(shown.name)}</b> · {format.dayAndTime(shown.erasedAt)}{' '}
        <Signed isSigned={shown.isSigned} />
      </p>
      <ul>
        {shown.tables.map(({ table, rows, how }) => (
          <li key={`${table} ${how}`}>
            <span className="code">{table}</span>{' '}
            {how === 'deleted' ? (
              <Trans>{format.number(rows)} rows deleted</Trans>
            ) : how === 'blanked' ? (
              <Trans>{format.number(rows)} rows blanked</Trans>
            ) : (
              <Trans>files taken away, {format.number(rows)} rows</Trans>
            )}
          </li>
        ))}
        {shown.keys.map((key) => (
          <li key={key}>
            <Trans>key destroyed</Trans> <span className="code">{key}</span>
          </li>
        ))}
      </ul>
      <p>
        <Trans>How it was looked at again</Trans>: <span lang="en">{shown.verified}</span>
      </p>
      <details>
        <summary>
          <Trans>Text, signature and key, to check it without this system</Trans>
        </summary>
        <pre className="code">{shown.text}</pre>
        <p>
          <Trans>Signature (Ed25519)</Trans>: <span className="code">{shown.signature}</span>
        </p>
        <p>
          <Trans>Public key of the city</Trans>: <span className="code">{shown.publicKey}</span>
        </p>
      </details>
    </Panel>
  )
}

/** What went, the newest first. */
export function Certificates(props: {
  rows: readonly CertificateLine[]
  onOpen(certificate: string): void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const columns: Columns<CertificateLine> = [
    {
      key: 'at',
      title: t`When`,
      render: (_, { erasedAt }) => <time dateTime={erasedAt}>{format.dayAndTime(erasedAt)}</time>,
    },
    { key: 'name', title: t`Kind of data`, render: (_, { name }) => format.text(name) },
    {
      key: 'rows',
      title: t`Rows`,
      align: 'right',
      render: (_, { rows }) => format.number(rows),
    },
    {
      key: 'keys',
      title: t`Keys destroyed`,
      align: 'right',
      render: (_, { keys }) => format.number(keys.length),
    },
    {
      key: 'signed',
      title: t`Certificate`,
      render: (_, { certificate, isSigned }) => (
        <>
          <Signed isSigned={isSigned} />{' '}
          <Button size="small" type="link" onClick={() => props.onOpen(certificate)}>
            <Trans>Show it</Trans>
          </Button>
        </>
      ),
    },
  ]
  return (
    <Panel title={t`What was erased`}>
      <DataTable
        caption={t`What was erased`}
        rows={props.rows}
        columns={columns}
        rowKey={({ certificate }) => certificate}
        minWidth={640}
        empty={
          <EmptyState title={t`Nothing has been erased yet`}>
            <Trans>Each night what is due goes, and leaves a certificate here.</Trans>
          </EmptyState>
        }
      />
    </Panel>
  )
}
