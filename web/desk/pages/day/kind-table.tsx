import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { loopWords } from '../../../shell/words.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import type { DayView } from './questions.ts'

type Row = DayView['kinds'][number]

/** What was open of each kind at the cut-off, and what became of it; a kind narrows the list below. */
export function KindTable(props: { view: DayView; kind: string; onKind: (kind: string) => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const count = (key: 'open' | 'late' | 'closed' | 'carried' | 'left', title: string) => ({
    key,
    title,
    align: 'right' as const,
    width: 110,
    render: (_: unknown, row: Row) => (
      <span className={key === 'left' && row.left > 0 ? 'late' : ''}>
        {format.number(row[key])}
      </span>
    ),
  })
  const columns: Columns<Row> = [
    {
      key: 'kind',
      title: t`What was owed`,
      render: (_, row) => (
        <button
          type="button"
          className="link-button"
          aria-pressed={props.kind === row.kind}
          onClick={() => props.onKind(props.kind === row.kind ? '' : row.kind)}
        >
          {t(loopWords[row.kind])}
        </button>
      ),
    },
    count('open', t`At the cut-off`),
    count('late', t`Of them late`),
    count('closed', t`Done`),
    count('carried', t`Carried over`),
    count('left', t`To decide`),
  ]
  return (
    <DataTable<Row>
      caption={t`What was open at the cut-off`}
      rows={props.view.kinds}
      columns={columns}
      rowKey={({ kind }) => kind}
      empty={<EmptyState title={t`Nothing was open at the cut-off`} />}
    />
  )
}
