import { Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import type { ReactNode } from 'react'

export type Columns<Row> = ColumnsType<Row>

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
}) {
  return (
    <section className="data-table" aria-label={props.caption}>
      <Table<Row>
        size="small"
        pagination={false}
        columns={props.columns}
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
