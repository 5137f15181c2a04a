import { cityIsoOf, instantOf } from '@bihuan/core/time/instant.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { ask } from '@bihuan/server/door/query.ts'
import { conservation } from '@bihuan/server/loops/conservation.ts'
import { board } from '@bihuan/server/rounds/board.ts'
import { roundList } from '@bihuan/server/rounds/round-list.ts'
import { exitCode } from '../exit-code.ts'
import { operator } from '../with-city.ts'
import type { Answer } from './answering.ts'
import { cityNow } from './city-options.ts'
import { painted, tableText } from './print.ts'
import { Refusal } from './refusal.ts'

const time = (text: string | null) => (text === null ? 'unknown' : cityIsoOf(instantOf(text)))

/** The board of a round in words, with its laws of conservation; the newest round unless one is named. */
export async function showRound(city: City, asked: string | undefined): Promise<Answer> {
  const asking = { now: await cityNow(city), actor: operator('city-commander'), purpose: null }
  const { rounds } = await ask(city, roundList, {}, asking)
  const round = asked ?? rounds[0]?.round
  if (round === undefined)
    throw new Refusal(
      'round.none',
      '还没有发布任何轮次：请先 round publish',
      'No round is published yet: publish a notice with round publish',
    )
  const [view, { conserved, laws }] = await Promise.all([
    ask(city, board, { round }, asking),
    ask(city, conservation, { round }, asking),
  ])
  const { roll, tubes, recalls, findings, loops, forecast } = view
  const broken = laws.filter(({ expected, found }) => expected !== found)
  const text = [
    painted('bold', `${view.round.titleZh} · ${view.round.titleEn} (${round})`),
    `sampling ${time(view.round.opensAt)} to ${time(view.round.closesAt)}${view.round.closedAt ? `, closed ${time(view.round.closedAt)}` : ''}; now ${time(view.now)}`,
    '',
    tableText(
      [
        'people 人',
        'due 应检',
        'sampled 已采',
        'exempt 豁免',
        'refused 拒检',
        'absent 不在',
        'unreachable 失联',
        'missing 未采',
      ],
      [
        [
          '',
          roll.due,
          roll.sampled,
          roll.exempt,
          roll.refused,
          roll.absent,
          roll.unreachable,
          roll.missing,
        ],
      ],
    ),
    '',
    tableText(
      [
        'tubes 管',
        'opened 共',
        'at site 采样点',
        'in transit 途中',
        'in laboratory 实验室',
        'resulted 已出',
        'lost 丢失',
        'void 作废',
      ],
      [
        [
          '',
          tubes.opened,
          tubes.atSite,
          tubes.inTransit,
          tubes.inLaboratory,
          tubes.resulted,
          tubes.lost,
          tubes.void,
        ],
      ],
    ),
    '',
    `recalls 追阳: ${recalls.open} open, ${recalls.closed} closed, ${recalls.membersHeld} people held; findings: ${findings.preliminary} preliminary, ${findings.confirmed} confirmed, ${findings.notConfirmed} not confirmed`,
    `loops 未闭环: ${loops.open} open, ${loops.overdue} overdue; forecast: sampled by ${time(forecast.sampledBy)}, resulted by ${time(forecast.resultedBy)}`,
    conserved
      ? painted('green', `conserved 守恒: all ${laws.length} laws hold`)
      : painted(
          'red',
          `NOT conserved 不守恒: ${broken.map(({ law, expected, found }) => `${law} expected ${expected}, found ${found}`).join('; ')}`,
        ),
  ].join('\n')
  return {
    json: { ...view, conservation: { conserved, laws } },
    text,
    code: conserved ? exitCode.done : exitCode.notConserved,
  }
}
