import { shownNumber } from './figure.ts'
import type { LaboratoryCapacity } from './laboratory.ts'
import type { Bottleneck } from './plan.ts'

const chineseStage: Record<string, string> = {
  receive: '接收',
  aliquot: '分装',
  extract: '提取',
  amplify: '扩增',
  review: '审核',
}

const chinese = { sampling: '采样', transport: '转运', laboratory: '实验室' }

/** What is narrow inside the laboratories: the stage that limits the greatest part of their capacity. */
function narrowestStage(laboratories: readonly LaboratoryCapacity[]): string {
  const limited = new Map<string, number>()
  for (const { bottleneck, tubesPerDay } of laboratories) {
    limited.set(bottleneck, (limited.get(bottleneck) ?? 0) + tubesPerDay)
  }
  return [...limited].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'none'
}

/** The part of the chain that takes the most hours for the whole round, and the next one, in words. */
export function bottleneckOf(
  hours: Partial<Record<Bottleneck['stage'], number>>,
  laboratories: readonly LaboratoryCapacity[],
): Bottleneck {
  const ranked = (['sampling', 'transport', 'laboratory'] as const)
    .flatMap((stage) => {
      const took = hours[stage]
      return took === undefined ? [] : [{ stage, took }]
    })
    .sort((a, b) => b.took - a.took)
  const [first = { stage: 'sampling' as const, took: 0 }, second] = ranked
  const detail = first.stage === 'laboratory' ? narrowestStage(laboratories) : ''
  // A laboratory that only states its capacity says nothing of its stages.
  const known = chineseStage[detail]
  const endless = !Number.isFinite(first.took)
  const next = second && {
    zh: `，其次${chinese[second.stage]} ${shownNumber(second.took)} 小时`,
    en: `; next is ${second.stage} with ${shownNumber(second.took)} h`,
  }
  return {
    stage: first.stage,
    detail,
    hours: first.took,
    reason: endless
      ? {
          zh: `${chinese[first.stage]}没有能力，本轮无法完成；请先补上`,
          en: `there is no capacity for ${first.stage}, the round cannot end; add some first`,
        }
      : {
          zh: `${chinese[first.stage]}${known === undefined ? '' : `（${known}）`}需 ${shownNumber(first.took)} 小时${next?.zh ?? ''}`,
          en: `${first.stage}${known === undefined ? '' : ` (${detail})`} takes ${shownNumber(first.took)} h${next?.en ?? ''}`,
        },
  }
}
