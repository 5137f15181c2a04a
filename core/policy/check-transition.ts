import { type Place, report, within } from './fault.ts'
import type { PolicyBody } from './policy.ts'
import type { TransitionRule } from './transition-rule.ts'

/** Rules of transition lead somewhere: a renamed level or another track is one of the new pack, and each case has one rule. */
export function checkTransition(
  policy: PolicyBody,
  rules: readonly TransitionRule[],
  top: Place,
): void {
  for (const [n, { of, name, act, to }] of rules.entries()) {
    const place = within(within(top, 'transition'), n)
    if (rules.findIndex((one) => one.of === of && one.name === name) < n)
      report(
        within(place, of),
        'duplicate',
        `${name} 已有一条规则；请删去其一。`,
        `There is a rule for ${name} already; remove one of the two.`,
      )
    const acts =
      of === 'level' ? ['end', 'keep', 'review', 'rename'] : ['recompute', 'end', 'keep', 'review']
    if (!acts.includes(act.v))
      report(
        within(place, 'act'),
        'value',
        `这里只能用 ${acts.join('、')}。`,
        `Use one of ${acts.join(', ')} here.`,
      )
    if (act.v === 'rename' && to === null)
      report(within(place, 'to'), 'missing', '请写明改为哪一等级。', 'Say which level it becomes.')
    const known = of === 'level' ? policy.areas.levels.v : Object.keys(policy.tracks)
    if (to !== null && !known.includes(to))
      report(
        within(place, 'to'),
        'reference',
        `新规则包中没有 ${to}；可用：${known.join('、')}。`,
        `The new pack has no ${to}; there are ${known.join(', ')}.`,
      )
  }
}
