import { manifestStates } from '@bihuan/contract/waste.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Field } from '../isolation-sites/field.tsx'
import { type ManifestRow, manifestsQuestion } from './questions.ts'
import { manifestWords } from './words.ts'

const kilo = (grams: number) => (grams / 1_000).toFixed(2)

/** Manifests, the newest first; one is opened to be handed over, received and printed. */
export function ManifestsPart(props: {
  site: string
  of: (name: string) => string
  change: (values: Readonly<Record<string, string>>) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { site, of, change } = props
  const filter = { site, state: of('state') }
  const answer = useInfiniteQuery(manifestsQuestion(filter))
  const rows = answer.data?.pages.flatMap(({ manifests }) => manifests) ?? []
  const columns: Columns<ManifestRow> = [
    {
      key: 'number',
      title: t`Manifest`,
      render: (_, row) => (
        <Link className="code" to={`/waste?part=manifests&manifest=${row.manifest}`}>
          {row.number}
        </Link>
      ),
    },
    {
      key: 'site',
      title: t`Isolation site`,
      render: (_, row) => `${row.siteNumber} · ${row.siteName}`,
    },
    {
      key: 'state',
      title: t`State`,
      render: (_, row) => {
        const { tone, word } = manifestWords[row.state]
        return <StatusTag tone={tone}>{t(word)}</StatusTag>
      },
    },
    { key: 'bags', title: t`Bags`, align: 'right', render: (_, row) => format.number(row.bags) },
    { key: 'kilo', title: t`kg`, align: 'right', render: (_, row) => kilo(row.grams) },
    {
      key: 'difference',
      title: t`Difference, kg`,
      align: 'right',
      render: (_, row) =>
        row.difference === null
          ? '–'
          : `${kilo(row.difference)}${row.missing > 0 ? ` · ${t`${row.missing} missing`}` : ''}`,
    },
    {
      key: 'collector',
      title: t`Collector`,
      render: (_, row) => `${row.collector} · ${row.vehicle}`,
    },
    { key: 'at', title: t`Drawn up`, render: (_, row) => format.dayAndTime(row.drawnAt) },
  ]
  return (
    <div className="supply-stack">
      <div className="supply-bar">
        <Field word={<Trans>State</Trans>}>
          {(id) => (
            <Select
              id={id}
              style={{ minWidth: 200 }}
              value={filter.state}
              options={[
                { value: '', label: t`all` },
                ...manifestStates.map((value) => ({ value, label: t(manifestWords[value].word) })),
              ]}
              onChange={(state) => change({ state })}
            />
          )}
        </Field>
      </div>
      {answer.isError && rows.length === 0 ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <DataTable<ManifestRow>
          caption={t`Manifests`}
          rows={rows}
          columns={columns}
          rowKey={({ manifest }) => manifest}
          loading={answer.isPending}
          minWidth={860}
          empty={
            <EmptyState title={t`No manifest here`}>
              <Trans>Tick stored bags under “Bags of waste” and draw one up.</Trans>
            </EmptyState>
          }
        />
      )}
      <MoreButton answer={answer} />
    </div>
  )
}
