import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { KindOfData } from './questions.ts'
import { startWords } from './words.ts'

/** Every kind of data about people with its clock: how long from what, how it goes, and what is next. */
export function KindsTable({ kinds }: { kinds: readonly KindOfData[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const startOf = (start: string) => {
    const word = startWords[start]
    return word ? t(word) : start
  }
  const columns: Columns<KindOfData> = [
    {
      key: 'name',
      title: t`Kind of data`,
      render: (_, { name, told }) => (
        <>
          <b>{format.text(name)}</b>
          <br />
          <span className="soft">{format.text(told)}</span>
        </>
      ),
    },
    {
      key: 'clock',
      title: t`Kept for`,
      render: (_, { days, start, source }) => (
        <>
          <Trans>{format.number(days)} days</Trans>
          <br />
          <span className="soft">
            <Trans>from {startOf(start)}</Trans>
          </span>
          <br />
          <span className="faint" lang="en">
            {source}
          </span>
        </>
      ),
    },
    { key: 'how', title: t`How it goes`, render: (_, { how }) => format.text(how) },
    {
      key: 'rows',
      title: t`Held, about`,
      align: 'right',
      render: (_, { rows }) => format.number(rows),
    },
    {
      key: 'next',
      title: t`Next goes`,
      align: 'right',
      render: (_, { nextAt }) =>
        nextAt ? (
          <time dateTime={nextAt}>{format.dayAndTime(nextAt)}</time>
        ) : (
          <span className="faint">
            <Trans>not begun</Trans>
          </span>
        ),
    },
    {
      key: 'last',
      title: t`Last went`,
      align: 'right',
      render: (_, { lastAt }) =>
        lastAt ? <time dateTime={lastAt}>{format.dayAndTime(lastAt)}</time> : '–',
    },
  ]
  return (
    <Panel title={t`Every kind of data about people`}>
      <DataTable
        caption={t`Every kind of data about people`}
        rows={kinds}
        columns={columns}
        rowKey={({ kind }) => kind}
        minWidth={900}
      />
    </Panel>
  )
}
