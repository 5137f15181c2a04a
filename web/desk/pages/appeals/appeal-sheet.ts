import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import type { Exported } from '../../../ui/desk/export-sheet.tsx'
import { chineseWords } from '../../shell/chinese.ts'
import type { AppealRow } from './questions.ts'
import { channelWords, outcomeWords, turnWords } from './words.ts'

const minute = (time: string | null) =>
  time === null ? '' : cityIsoOf(instantOf(time)).slice(0, 16).replace('T', ' ')

/** Appeals as a sheet, one row each, without any name. */
export async function appealSheet(appeals: readonly AppealRow[]): Promise<Exported> {
  const say = await chineseWords()
  return {
    name: '申诉',
    columns: [
      { head: '申诉编号', width: 24 },
      { head: '命令编号', width: 24 },
      { head: '区', width: 12 },
      { head: '种类', width: 14 },
      { head: '依据', width: 20 },
      { head: '渠道', width: 12 },
      { head: '提出', width: 18 },
      { head: '首次答复期限', width: 18 },
      { head: '首次答复', width: 18 },
      { head: '决定期限', width: 18 },
      { head: '决定', width: 18 },
      { head: '结果', width: 28 },
      { head: '下一步', width: 28 },
      { head: '超时', width: 8 },
    ],
    rows: appeals.map((row) => [
      row.appeal,
      row.order,
      row.districtName,
      row.kindName.zh,
      row.basisName.zh,
      say(channelWords[row.channel]),
      minute(row.madeAt),
      minute(row.answerBy),
      minute(row.answeredAt),
      minute(row.decideBy),
      minute(row.decidedAt),
      say(outcomeWords[row.outcome].word),
      say(turnWords[row.turn]),
      row.overdue ? '是' : '',
    ]),
  }
}
