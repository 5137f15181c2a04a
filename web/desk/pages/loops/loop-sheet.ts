import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import type { Loop } from '../../../api/wire.ts'
import { loopWords, nextStepWords } from '../../../shell/words.ts'
import type { Exported } from '../../../ui/desk/export-sheet.tsx'
import { chineseWords } from '../../shell/chinese.ts'

const minute = (time: string) => cityIsoOf(instantOf(time)).slice(0, 16).replace('T', ' ')

/** The open loops of the page as a sheet, the most overdue first. */
export async function loopSheet(loops: readonly Loop[]): Promise<Exported> {
  const say = await chineseWords()
  return {
    name: '未闭环',
    columns: [
      { head: '到期', width: 18 },
      { head: '欠办事项', width: 16 },
      { head: '对象', width: 24 },
      { head: '区域代码', width: 14 },
      { head: '区域', width: 16 },
      { head: '责任人', width: 24 },
      { head: '下一步', width: 36 },
      { head: '开始', width: 18 },
      { head: '超时', width: 8 },
    ],
    rows: loops.map((loop) => {
      const next = nextStepWords[loop.nextStep]
      return [
        minute(loop.dueAt),
        say(loopWords[loop.kind]),
        loop.subject,
        loop.area,
        loop.areaName,
        loop.ownerName ?? loop.owner,
        next ? say(next) : loop.nextStep,
        minute(loop.openedAt),
        loop.overdue ? '是' : '',
      ]
    }),
  }
}
