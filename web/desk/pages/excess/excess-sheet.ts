import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import type { Exported } from '../../../ui/desk/export-sheet.tsx'
import { chineseWords } from '../../shell/chinese.ts'
import type { ExcessBoard } from './questions.ts'
import { kindWords } from './words.ts'

const minute = (time: string) => cityIsoOf(instantOf(time)).slice(0, 16).replace('T', ' ')

const whatWords = { order: '命令', stay: '隔离入住', measure: '群众反映' } as const

/** What goes beyond the rules as a sheet, by district, the oldest first; no names stand in it. */
export async function excessSheet({ districts }: ExcessBoard): Promise<Exported> {
  const say = await chineseWords()
  return {
    name: '层层加码',
    columns: [
      { head: '区', width: 12 },
      { head: '种类', width: 18 },
      { head: '对象', width: 12 },
      { head: '编号', width: 26 },
      { head: '责任单位', width: 22 },
      { head: '起始', width: 18 },
      { head: '整改期限', width: 18 },
      { head: '超时', width: 8 },
      { head: '规则', width: 30 },
      { head: '任何规则都不允许', width: 18 },
      { head: '要求', width: 44 },
    ],
    rows: districts.flatMap(({ districtName, list }) =>
      list.map((one) => {
        const word = kindWords[one.kind]
        return [
          districtName,
          word ? say(word) : one.kind,
          whatWords[one.what],
          one.of,
          one.owner,
          minute(one.since),
          minute(one.dueAt),
          one.overdue ? '是' : '',
          one.rule,
          one.never ? '是' : '',
          one.zh,
        ]
      }),
    ),
  }
}
