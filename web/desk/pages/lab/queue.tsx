import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { PlateRow } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Laboratories } from '../round/laboratories.tsx'
import { plateStep } from './plate-step.ts'
import { PlateStepTag } from './plate-step-tag.tsx'
import { useLab } from './use-lab.ts'
import '../round/round.css'

function usePlateColumns(): Columns<PlateRow> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    {
      title: t`Plate`,
      key: 'plate',
      render: (_, { plate }) => (
        <Link to={`/lab/plates/${plate}`} className="code">
          {plate}
        </Link>
      ),
    },
    { title: t`State`, key: 'state', render: (_, row) => <PlateStepTag step={plateStep(row)} /> },
    { title: t`Tubes`, dataIndex: 'tubes', align: 'right' },
    {
      title: t`Reactive`,
      key: 'reactive',
      align: 'right',
      render: (_, { judgement }) =>
        judgement?.kind === 'valid' ? format.number(judgement.reactive) : '–',
    },
    { title: t`Assay`, key: 'assay', render: (_, row) => `${row.assay} ${row.assayVersion}` },
    { title: t`Loaded`, key: 'loaded', render: (_, row) => format.dayAndTime(row.loadedAt) },
  ]
}

/** What the laboratory still has before it: tubes, boxes on the way, and plates with their next step. */
export function QueuePage() {
  const { t } = useLingui()
  const format = useFormats()
  const { laboratory, round, role } = useLab()
  const board = useQuery(questions.board(round)).data
  const plates = useQuery(questions.plates(laboratory, round))
  const boxes = useQuery(questions.laboratoryBoxes(laboratory, round)).data?.boxes ?? []
  const columns = usePlateColumns()
  const mine = board?.laboratories.filter((one) => one.laboratory === laboratory) ?? []
  const coming = boxes.filter((box) => box.receivedAt === null && box.lostAt === null).length
  const rows = plates.data?.plates ?? []
  const held = rows.filter((row) => plateStep(row) === 'rescan').length
  const toRelease = rows.filter((row) => plateStep(row) === 'release').length
  useTitle(t`Laboratory`)
  return (
    <>
      <PageHead
        title={mine[0]?.name ?? t`Laboratory`}
        line={
          <>
            <span>
              <Trans>{format.number(coming)} boxes offered to you</Trans>
            </span>
            {held > 0 ? (
              <span className="late">
                <Trans>{format.number(held)} plates held: the second scan differs</Trans>
              </span>
            ) : null}
            <span>
              <Trans>{format.number(toRelease)} plates wait for the second person</Trans>
            </span>
          </>
        }
      />
      <Laboratories laboratories={mine} />
      <Panel title={t`Plates`} className="lab-plates">
        {plates.isError && !plates.data ? (
          <ErrorState cause={plates.error} onRetry={() => void plates.refetch()} />
        ) : (
          <DataTable
            caption={t`Plates`}
            rows={rows}
            columns={columns}
            rowKey={({ plate }) => plate}
            loading={plates.isPending}
            empty={
              <EmptyState title={t`No plate has been loaded yet`}>
                {role === 'lab-technician' ? (
                  <Trans>Receive a box, then load its tubes.</Trans>
                ) : (
                  <Trans>
                    A technician loads a plate and imports its file; then it waits for you.
                  </Trans>
                )}
              </EmptyState>
            }
          />
        )}
      </Panel>
    </>
  )
}
