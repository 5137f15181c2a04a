import type { Mode, Notice } from '../notice/notice.ts'
import type { PlanGroup } from './plan.ts'
import type { Ratios } from './ratios.ts'

export type DueCount = { people: number; households?: number; buildings?: number }

/** The groups of a plan: who is due in each zone, sampled as the notice says. */
export function groupsOf(
  notice: Notice,
  due: { lockdown: DueCount; control: DueCount; other: DueCount },
): PlanGroup[] {
  const group = (name: 'lockdown' | 'control' | 'other'): PlanGroup => {
    const mode: Mode = notice.modes[name]
    return { name, way: mode.way, pool: mode.pool.size, ...due[name] }
  }
  return [group('lockdown'), group('control'), group('other')]
}

/** The ratios that a notice's own limits set in place of the guideline's. */
export function ratiosOf(notice: Notice): Partial<Ratios> {
  return {
    boxEveryMinutes: notice.limits.tubeBoxed.minutes,
    handOverMinutes: notice.limits.boxHandedOver.minutes,
    legMinutes: notice.limits.legDelivered.minutes,
    resampleMinutes: notice.limits.poolResampled.minutes,
  }
}
