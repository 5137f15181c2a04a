import { Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import type { ReactNode } from 'react'

export type Columns<Row> = ColumnsType<Row>

const sortedBy = <Row,>(
  column: ColumnsType<Row>[number],
  sort: string,
): ColumnsType<Row>[number] =>
  'sorter' in column
    ? {
        ...column,
        sortOrder:
          sort === column.key ? 'ascend' : sort === `-${String(column.key)}` ? 'descend' : null,
      }
    : column

/** A dense table with a caption for screen readers; wide ones scroll inside their own frame, the page never does. */
export function DataTable<Row extends object>(props: {
  caption: string
  rows: readonly Row[]
  columns: Columns<Row>
  rowKey: (row: Row) => string
  empty?: ReactNode
  loading?: boolean
  rowClassName?: (row: Row) => string
  minWidth?: number
  /** The column by which the rows are sorted, `-` before it for descending, and what is done when it changes. */
  sort?: string
  onSort?: (sort: string) => void
}) {
  const { sort, onSort } = props
  const columns =
    sort === undefined ? props.columns : props.columns.map((one) => sortedBy(one, sort))
  return (
    <section className="data-table" aria-label={props.caption}>
      <Table<Row>
        size="small"
        pagination={false}
        columns={columns}
        onChange={(_, __, by) => {
          const [first] = Array.isArray(by) ? by : [by]
          const sign = first?.order === 'descend' ? '-' : ''
          onSort?.(first?.order ? `${sign}${String(first.columnKey)}` : '')
        }}
        dataSource={props.rows}
        rowKey={props.rowKey}
        loading={props.loading ?? false}
        rowClassName={props.rowClassName ?? (() => '')}
        scroll={{ x: props.minWidth ?? 640 }}
        locale={{ emptyText: props.empty }}
        showSorterTooltip={false}
      />
    </section>
  )
}
