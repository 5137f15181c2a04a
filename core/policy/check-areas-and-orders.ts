import { type Place, report, within } from './fault.ts'
import { guardrails } from './guardrails.ts'
import type { PolicyBody } from './policy.ts'

/** Levels are named once, each is described, and each leads to a lower one or to opening. */
export function checkAreas({ areas, status }: PolicyBody, top: Place): void {
  const place = within(top, 'areas')
  const { levels, level, temporaryControl } = areas
  for (const name of levels.v) {
    if (level[name] === undefined) said(within(within(place, 'level'), name), name)
    if (status.rules[`zone_${name}`] === undefined)
      report(
        within(within(place, 'level'), name),
        'reference',
        `缺少 status.rules.zone_${name}：须写明对居民怎样说。`,
        `status.rules.zone_${name} is missing: say in it what residents are told.`,
      )
  }
  for (const [name, one] of Object.entries(level)) {
    const here = within(within(place, 'level'), name)
    const rank = levels.v.indexOf(name)
    if (rank < 0)
      report(
        here,
        'reference',
        `areas.levels 未列出 ${name}；请列入，或用 $remove 删去。`,
        `areas.levels does not list ${name}: list it, or take it away with $remove.`,
      )
    const down = levels.v.indexOf(one.liftTo.v)
    if (one.liftTo.v !== 'open' && down <= rank)
      report(
        within(here, 'lift_to'),
        'reference',
        '解除后只能转为更低的等级或 open。',
        'A zone is lifted to a lower level or to open.',
      )
  }
  if (temporaryControl.allowed.v && temporaryControl.maxHours === null)
    report(
      within(place, 'temporary_control'),
      'missing',
      '允许临时管控时须写 max_hours。',
      'Where temporary control is allowed it needs max_hours.',
    )
}

function said(place: Place, name: string): void {
  report(
    place,
    'missing',
    `areas.levels 列有 ${name}，但此处没有说明；请补上。`,
    `areas.levels lists ${name}, but it is not described here; add it.`,
  )
}

/** Kinds of orders rest on reasons that exist, and figures stay within the guardrails. */
export function checkOrders({ orders, places, status }: PolicyBody, top: Place): void {
  const place = within(top, 'orders')
  for (const [kind, { bases }] of Object.entries(orders.kind)) {
    const here = within(within(place, 'kind'), kind)
    if (orders.forbiddenKinds.v.includes(kind))
      report(
        here,
        'order',
        '同一种命令既列为禁止又有规定；请删去其一。',
        'This kind of order is both forbidden and described; remove one of the two.',
      )
    for (const base of bases.v) {
      if (status.rules[base] !== undefined) continue
      report(
        within(here, 'bases'),
        'reference',
        `status.rules 中没有 ${base}；请改正或补上。`,
        `There is no ${base} in status.rules: correct the name, or add it.`,
      )
    }
  }
  for (const [name, { orderKind }] of Object.entries(places)) {
    if (orders.kind[orderKind.v] !== undefined) continue
    report(
      within(within(within(top, 'places'), name), 'order_kind'),
      'reference',
      `orders.kind 中没有 ${orderKind.v}；请改正或补上。`,
      `There is no ${orderKind.v} in orders.kind: correct the name, or add it.`,
    )
  }
  const { maxWithoutCitySign } = orders.batch
  if (maxWithoutCitySign.v > guardrails.batchMaxWithoutCitySign)
    report(
      within(within(place, 'batch'), 'max_without_city_sign'),
      'guardrail',
      `护栏：未经市级签字一次最多 ${guardrails.batchMaxWithoutCitySign} 人；请改小。`,
      `A guardrail allows at most ${guardrails.batchMaxWithoutCitySign} people without the city's signature; make it smaller.`,
    )
  if (orders.emergencyHours.v > guardrails.urgentApprovalHours)
    report(
      within(place, 'emergency_hours'),
      'guardrail',
      `护栏：紧急命令须在 ${guardrails.urgentApprovalHours} 小时内补批；请改小。`,
      `A guardrail asks for approval within ${guardrails.urgentApprovalHours} hours; make it smaller.`,
    )
}
