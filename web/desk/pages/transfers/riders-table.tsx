import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { ManyErrors, Rider, TripView } from './questions.ts'
import { ToldWords } from './transfer-table.tsx'
import { careWords, noShowWords, stepWords } from './words.ts'

/** Who rides, in the order of the stops; one goes earlier, later or off by a button. */
export function RidersTable({ view, again }: { view: TripView; again: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const isOpen = view.state === 'planned'
  const order = view.people.map(({ transfer }) => transfer)
  const move = useSend<{ stops: string[] }, unknown>(() => `/trips/${view.trip}/change`, again)
  const off = useSend<{ transfers: string[] }, ManyErrors>(() => '/transfers/take-off', again)
  const earlier = (transfer: string) => {
    const at = order.indexOf(transfer)
    move.mutate({
      stops: order.toSpliced(at, 1).toSpliced(Math.max(0, at - 1), 0, transfer),
    })
  }
  const columns: Columns<Rider> = [
    {
      key: 'stop',
      title: t`Stop`,
      width: 90,
      render: (_, row) => (
        <>
          {row.stop} · {row.pickUpAt ? format.time(row.pickUpAt) : '–'}
        </>
      ),
    },
    {
      key: 'name',
      title: t`Who`,
      render: (_, row) => (
        <>
          <b>{row.name}</b> <span className="code">{row.phone ?? t`no phone`}</span>
          <br />
          <span className="faint">{row.address}</span>
        </>
      ),
    },
    {
      key: 'needs',
      title: t`Needs`,
      render: (_, row) => {
        const words = row.needs.care.map((one) => t(careWords[one]))
        if (row.needs.luggage > 0) words.push(t`luggage ${row.needs.luggage}`)
        if (row.needs.pets > 0) words.push(t`pets ${row.needs.pets}`)
        return (
          <>
            {words.join(t`, `)} {row.needs.words}
          </>
        )
      },
    },
    { key: 'room', title: t`Room`, render: (_, row) => row.room ?? '–' },
    {
      key: 'step',
      title: t`How it stands`,
      render: (_, row) => (
        <>
          <StatusTag tone={row.orderIsOver ? 'late' : stepWords[row.step].tone}>
            {row.orderIsOver ? (
              <Trans>order ended: do not fetch</Trans>
            ) : (
              t(stepWords[row.step].word)
            )}
          </StatusTag>
          {row.noShow ? <> {t(noShowWords[row.noShow.why])}</> : null}
          <br />
          <ToldWords told={row.told} />
        </>
      ),
    },
    ...(isOpen
      ? [
          {
            key: 'acts',
            className: 'no-print',
            render: (_: unknown, row: Rider) => (
              <>
                <Button
                  size="small"
                  aria-label={t`${row.name}: one stop earlier`}
                  disabled={order[0] === row.transfer}
                  onClick={() => earlier(row.transfer)}
                >
                  <Trans>Earlier</Trans>
                </Button>{' '}
                <Button
                  size="small"
                  aria-label={t`${row.name}: off this trip`}
                  onClick={() => off.mutate({ transfers: [row.transfer] })}
                >
                  <Trans>Off</Trans>
                </Button>
              </>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      {move.isError ? <ErrorState cause={move.error} /> : null}
      {off.isError ? <ErrorState cause={off.error} /> : null}
      <DataTable<Rider>
        caption={t`Who rides`}
        rows={view.people}
        columns={columns}
        rowKey={({ transfer }) => transfer}
        minWidth={700}
        empty={
          <EmptyState title={t`Nobody rides`}>
            <Trans>Give people seats from the list of transfers.</Trans>
          </EmptyState>
        }
      />
    </>
  )
}
