import type { Notice } from '@bihuan/core/notice/notice.ts'
import { groupsOf, ratiosOf } from '@bihuan/core/planner/from-notice.ts'
import { january2022 } from '@bihuan/core/planner/january-2022.ts'
import { figureNames } from '@bihuan/core/planner/plan.ts'
import { planRound } from '@bihuan/core/planner/plan-round.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { unitOfStreet, zhengdong } from '@bihuan/sim/city/divisions.ts'
import { unitPopulations, units } from '@bihuan/sim/city/populations.ts'
import { Refusal } from './refusal.ts'

export type PlanOptions = { prevalence?: number; samplers?: number }

/**
 * A plan from the census alone: whole districts, nobody in a zone, and the laboratories of January 2022 (core/planner).
 * Refuses areas smaller than a district, whose people only a city's database knows.
 */
export function planWithoutCity(notice: Notice, options: PlanOptions) {
  const populations = unitPopulations()
  const called = new Set<string>()
  const notes = [
    'no city here: people by the census of 2020 per district, nobody in a zone, laboratories of January 2022 (1.8 million tubes a day)',
  ]
  for (const { code, only, except } of notice.who.areas) {
    if (code.length > 6 || only.length > 0) {
      throw new Refusal(
        'plan.needs-city',
        `区域 ${code} 小于区县：需先有城市数据（bihuan seed 或导入）`,
        `Area ${code} is smaller than a district: its people are known only to a city; seed or import one first`,
      )
    }
    for (const unit of units)
      if (unit.code !== zhengdong && unit.code.startsWith(code)) called.add(unit.code)
    if (code.length <= 4) called.add(zhengdong)
    const kept = except.filter((street) => unitOfStreet(street) !== zhengdong)
    if (kept.length > 0)
      notes.push(`streets left out by the notice are counted all the same: ${kept.join(', ')}`)
  }
  const people = [...called].reduce((sum, code) => sum + (populations.get(code) ?? 0), 0)
  if (people === 0)
    throw new Refusal(
      'round.nobody-due',
      '该通告范围内没有人口，请检查区域代码',
      'Nobody lives in the areas of this notice: check the area codes',
    )
  const none = { people: 0 }
  const { figures, bottleneck, sampledBy, resultedBy } = planRound({
    groups: groupsOf(notice, { lockdown: none, control: none, other: { people } }),
    windows: notice.windows,
    laboratories: january2022.laboratories,
    prevalence: options.prevalence ?? january2022.prevalence,
    plate: 96,
    ratios: ratiosOf(notice),
    ...(options.samplers === undefined ? {} : { samplers: options.samplers }),
  })
  return {
    round: String(notice.round),
    figures: figureNames.map((name) => {
      const { value, unit, formula, source } = figures[name]
      return {
        name: String(name),
        value: Number.isFinite(value) ? value : null,
        unit: String(unit),
        formula,
        source,
      }
    }),
    bottleneck: String(bottleneck.stage),
    bottleneckZh: bottleneck.reason.zh,
    bottleneckEn: bottleneck.reason.en,
    sampledBy: isoOf(sampledBy),
    resultedBy: resultedBy === null ? null : isoOf(resultedBy),
    notes,
  }
}
