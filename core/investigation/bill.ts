import type { Instant } from '../time/instant.ts'
import { type Column, columnsOf, type LeftOut, leftOutOf, withoutMoney } from './bill-columns.ts'
import { itemOfCells, itemOfLine, sameRow } from './bill-lines.ts'
import { type PastedRow, pastedRows } from './bill-table.ts'
import type { ItemFields } from './item.ts'

export type BillItem = { readonly row: number; readonly fields: ItemFields }
/** What is made of a pasted list: candidates, rows that are no visits with why, and rows that nobody could read. */
export type Bill = {
  readonly items: readonly BillItem[]
  readonly leftOut: readonly {
    readonly row: number
    readonly text: string
    readonly why: LeftOut | 'twice'
  }[]
  readonly notUnderstood: readonly { readonly row: number; readonly text: string }[]
}

/** More lines than anybody pays bills in two weeks; the rest is not read. */
export const mostRows = 5_000

// That somebody paid says that somebody was there: the person must say that it was they.
const asRecord = (fields: ItemFields): ItemFields => ({ ...fields, certainty: 'inferred' })

// Lines around the table of an export: who it is for, how many there are.
const isAround =
  /^(微信支付账单明细|支付宝|-+|导出|姓名|微信昵称|起始时间|终止时间|导出类型|导出时间|共\s?\d+\s?笔|收入|支出|中性交易|注|特别提示|账号|账户|用户|交易记录明细|#)/

function candidate(
  row: PastedRow,
  columns: ReadonlyMap<Column, number> | null,
  now: Instant,
): ItemFields | null {
  if (columns === null) return itemOfLine(row.cells.join(' '), now, null)
  return itemOfCells((column) => row.cells[columns.get(column) ?? -1] ?? '', now)
}

/**
 * Reads a pasted list of payments or trips: exports of WeChat and Alipay, messages of banks, orders of railway and taxi services, or
 * free lines. Amounts and numbers of cards and orders are dropped. It never throws; the time of a row that has none is not made up,
 * the row is not understood.
 */
export function readBill(text: string, now: Instant): Bill {
  const items: BillItem[] = []
  const leftOut: Bill['leftOut'][number][] = []
  const notUnderstood: Bill['notUnderstood'][number][] = []
  const seen = new Set<string>()
  let columns: ReadonlyMap<Column, number> | null = null
  for (const row of pastedRows(text).slice(0, mostRows)) {
    const heads = columnsOf(row.cells)
    if (heads !== null) {
      columns = heads
      continue
    }
    const isTable = columns !== null && row.cells.length > 1
    const why = leftOutOf(row.cells)
    const fields = candidate(row, isTable ? columns : null, now)
    const line = { row: row.row, text: row.text.slice(0, 200) }
    if (why !== null) leftOut.push({ ...line, text: withoutMoney(line.text), why })
    else if (fields === null) {
      if (!(columns === null && isAround.test(row.text))) notUnderstood.push(line)
    } else if (seen.has(sameRow(fields))) leftOut.push({ ...line, why: 'twice' })
    else {
      seen.add(sameRow(fields))
      items.push({ row: row.row, fields: asRecord(fields) })
    }
  }
  return { items, leftOut, notUnderstood }
}
