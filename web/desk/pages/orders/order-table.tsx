import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { OrderLine } from './questions.ts'
import { servingWords, stateWords } from './words.ts'

/** The state of an order at this moment, with what may change it soon. */
export function StateTag({ line }: { line: Pick<OrderLine, 'state' | 'pending' | 'decideBy'> }) {
  const { t } = useLingui()
  const format = useFormats()
  const { tone, word } = stateWords[line.state]
  return (
    <>
      <StatusTag tone={tone}>{t(word)}</StatusTag>
      {line.pending ? (
        <span className="faint">
          {' '}
          <Trans>not yet in the public log</Trans>
        </span>
      ) : null}
      {line.decideBy ? (
        <span className="late">
          {' '}
          <Trans>appeal: over at {format.dayAndTime(line.decideBy)} unless decided</Trans>
        </span>
      ) : null}
    </>
  )
}

/** Whether the person was told, or until when. */
export function ServingTag({ serving }: { serving: OrderLine['serving'] }) {
  const { t } = useLingui()
  const format = useFormats()
  const { tone, word } = servingWords[serving.state]
  return (
    <>
      <StatusTag tone={tone}>{t(word)}</StatusTag>{' '}
      {serving.at ? (
        <time className="faint" dateTime={serving.at}>
          {format.dayAndTime(serving.at)}
        </time>
      ) : null}
    </>
  )
}

function useColumns(): Columns<OrderLine> {
  const { t } = useLingui()
  const format = useFormats()
  return [
    {
      title: t`Order`,
      key: 'order',
      width: 195,
      render: (_, one) => (
        <Link to={`/orders/${one.order}`} className="code order-number">
          {one.order}
        </Link>
      ),
    },
    {
      title: t`What`,
      key: 'kind',
      width: 120,
      render: (_, one) => (
        <>
          {format.text(one.kindName)}
          {one.emergency ? (
            <>
              {' '}
              <StatusTag tone="late">{t`emergency, two hours`}</StatusTag>
            </>
          ) : null}
        </>
      ),
    },
    { title: t`Reason`, key: 'basis', width: 150, render: (_, one) => format.text(one.basisName) },
    { title: t`Where`, key: 'area', width: 110, render: (_, one) => one.areaName ?? one.area },
    { title: t`State`, key: 'state', width: 120, render: (_, one) => <StateTag line={one} /> },
    { title: t`Until`, key: 'until', width: 115, render: (_, one) => format.dayAndTime(one.until) },
    {
      title: t`Served`,
      key: 'serving',
      width: 180,
      render: (_, one) =>
        one.state === 'in-force' || one.serving.state === 'served' ? (
          <ServingTag serving={one.serving} />
        ) : null,
    },
  ]
}

/** A list of orders; it names nobody. */
export function OrderTable(props: {
  orders: readonly OrderLine[]
  loading: boolean
  more: boolean
  caption: string
}) {
  const { t } = useLingui()
  const columns = useColumns()
  return (
    <>
      <DataTable
        caption={props.caption}
        rows={props.orders}
        columns={columns}
        rowKey={({ order }) => order}
        loading={props.loading}
        minWidth={990}
        rowClassName={({ state, serving }) =>
          state === 'in-force' && serving.state === 'escalated' ? 'row-late' : ''
        }
        empty={
          <EmptyState title={t`No such order`}>
            <Trans>Choose another state or area above.</Trans>
          </EmptyState>
        }
      />
      {props.more ? (
        <p className="faint">
          <Trans>There are more: narrow the area or the kind.</Trans>
        </p>
      ) : null}
    </>
  )
}
