import type { Coverage, RollCounts } from '../../../api/wire.ts'
import type { Exported } from '../../../ui/desk/export-sheet.tsx'
import { rollParts } from '../round/roll-parts.ts'

const levels: Readonly<Record<string, string>> = {
  city: '市',
  district: '区县',
  street: '街道',
  community: '社区',
  building: '楼栋',
  door: '户',
}

// In Chinese whatever the desk speaks: the file goes into the offices of the city.
const heads = {
  sampled: '已采样',
  exempt: '免检',
  refused: '拒检',
  absent: '外出',
  unreachable: '失联',
  missing: '仍缺',
}

const counts = (row: RollCounts) => [row.due, ...rollParts.map((part) => row[part])]

/** A page of coverage as a sheet: codes as text, the total last. */
export function coverageSheet({ rows, total }: Coverage, round: string): Exported {
  return {
    name: `覆盖 ${round}`,
    columns: [
      { head: '编号', width: 18 },
      { head: '地点', width: 32 },
      { head: '级别', width: 8 },
      { head: '应检', width: 10 },
      ...rollParts.map((part) => ({ head: heads[part], width: 10 })),
    ],
    rows: [
      ...rows.map((row) => [row.id, row.name, levels[row.level] ?? row.level, ...counts(row)]),
      ['', '合计', '', ...counts(total)],
    ],
  }
}
