import { cityIsoOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Sheet } from '@bihuan/interop/sheets/sheet.ts'
import type { Coverage, RollCounts, RoundView } from '../../../api/wire.ts'
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

/** A page of coverage as a sheet: who made it and when above the heads, codes as text, the total last. */
export function coverageSheet(
  { rows, total }: Coverage,
  about: { round: RoundView; place: string; by: string; now: Instant },
): Sheet {
  const at = cityIsoOf(about.now).slice(0, 16).replace('T', ' ')
  return {
    name: `覆盖 ${about.round.round}`,
    watermark: `${about.by} ${at} 导出，轮次 ${about.round.round}《${about.round.titleZh}》，范围 ${about.place}。仅限工作使用。`,
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
