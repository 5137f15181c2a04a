import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import type { RecallBoard } from '../../../api/wire.ts'
import type { Exported } from '../../../ui/desk/export-sheet.tsx'

const minute = (time: string | null) =>
  time === null ? '' : cityIsoOf(instantOf(time)).slice(0, 16).replace('T', ' ')

const reasons: Readonly<Record<string, string>> = {
  reactive: '混管异常',
  invalid: '检测无效',
  lost: '试管丢失',
}
const outcomes: Readonly<Record<string, string>> = {
  negative: '单采阴性',
  confirmed: '复核确认',
  'preliminary-positive': '初筛异常，待复核',
  'not-confirmed': '复核未确认',
  excused: '已说明原因',
}

/** The recall board as a sheet, one row a member: names masked as on the page, never a word about a member from the pool. */
export function recallSheet({ recalls }: RecallBoard): Exported {
  return {
    name: '追阳',
    columns: [
      { head: '管码', width: 18 },
      { head: '原因', width: 12 },
      { head: '采样点', width: 26 },
      { head: '开始', width: 18 },
      { head: '到期', width: 18 },
      { head: '成员', width: 18 },
      { head: '姓名', width: 12 },
      { head: '地址', width: 34 },
      { head: '单采时间', width: 18 },
      { head: '结论', width: 18 },
    ],
    rows: recalls.flatMap((recall) =>
      recall.tasks.map((task) => [
        recall.tube,
        reasons[recall.reason] ?? recall.reason,
        recall.site,
        minute(recall.openedAt),
        minute(recall.dueAt),
        task.person,
        task.nameMasked,
        task.address,
        minute(task.resampledAt),
        task.outcome === null ? '待单采' : (outcomes[task.outcome] ?? task.outcome),
      ]),
    ),
  }
}
