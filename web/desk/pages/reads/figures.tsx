import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { purposeWords, roleWord } from '../../../shell/words.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { ReadFigures } from './questions.ts'

type Reader = ReadFigures['late'][number]

function useColumns<Row extends Reader>(more: Columns<Row> = []): Columns<Row> {
  const { t } = useLingui()
  const format = useFormats()
  const roleOf = (role: string) => {
    const word = roleWord(role)
    return typeof word === 'string' ? word : t(word)
  }
  return [
    {
      key: 'name',
      title: t`Who`,
      render: (_, row) => (
        <>
          <b lang="zh-CN">{row.name ?? row.actor}</b>{' '}
          <span className="soft">
            {roleOf(row.role)}
            {row.unit ? <span lang="zh-CN"> · {row.unit}</span> : null}
          </span>
        </>
      ),
    },
    {
      key: 'people',
      title: t`Different people`,
      align: 'right',
      render: (_, row) => format.number(row.people),
    },
    ...more,
    {
      key: 'last',
      title: t`Last`,
      align: 'right',
      render: (_, row) => format.dayAndTime(row.lastAt),
    },
  ]
}

/** Who read most different people. */
export function MostReading({ rows }: { rows: ReadFigures['most'] }) {
  const { t } = useLingui()
  const columns = useColumns<ReadFigures['most'][number]>([
    {
      key: 'purposes',
      title: t`For`,
      render: (_, row) =>
        row.purposes
          .map((one) =>
            one in purposeWords ? t(purposeWords[one as keyof typeof purposeWords]) : one,
          )
          .join(', '),
    },
  ])
  return (
    <Panel title={t`Who read most people`}>
      <DataTable
        caption={t`Who read most people`}
        rows={rows}
        columns={columns}
        rowKey={({ actor }) => actor}
        empty={<EmptyState title={t`Nobody read anybody in this time`} />}
      />
    </Panel>
  )
}

/** Who read at night. */
export function LateReading({ rows }: { rows: ReadFigures['late'] }) {
  const { t } = useLingui()
  const columns = useColumns<Reader>()
  return (
    <Panel title={t`Between 22:00 and 6:00`}>
      <DataTable
        caption={t`Between 22:00 and 6:00`}
        rows={rows}
        columns={columns}
        rowKey={({ actor }) => actor}
        empty={<EmptyState title={t`Nobody read at night`} />}
      />
    </Panel>
  )
}

/** Who read people near to themselves, as far as the system can see: of their own surname, or many of one building. */
export function NearReading({ rows }: { rows: ReadFigures['near'] }) {
  const { t } = useLingui()
  const columns = useColumns<ReadFigures['near'][number]>([
    {
      key: 'why',
      title: t`What stands out`,
      render: (_, row) =>
        row.why === 'same-surname' ? (
          <Trans>the same surname as their own</Trans>
        ) : (
          <Trans>three or more people of one building</Trans>
        ),
    },
  ])
  return (
    <Panel title={t`Perhaps near to themselves`}>
      <p className="soft">
        <Trans>
          This proves nothing: it says where to ask. Reading for sampling is left out. People are
          only counted here, so that looking shows nobody.
        </Trans>
      </p>
      <DataTable
        caption={t`Perhaps near to themselves`}
        rows={rows}
        columns={columns}
        rowKey={({ actor, why, people }) => `${actor} ${why} ${people}`}
        empty={<EmptyState title={t`Nothing stands out`} />}
      />
    </Panel>
  )
}
