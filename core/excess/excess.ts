import type { Words } from '../notice/notice.ts'
import { hourMs, type Instant } from '../time/instant.ts'

/** What goes beyond the rules: 层层加码 and 一刀切 in kinds that somebody can mend. */
export const excessKinds = [
  'unit-too-wide',
  'too-long',
  'forbidden-kind',
  'basis-abolished',
  'stricter-than-stage',
  'not-lifted',
  'released-late',
  'repeated-isolation',
  'without-order',
] as const
export type ExcessKind = (typeof excessKinds)[number]

/** One thing beyond what the policy allows, with who must mend it and by when. */
export type Excess = {
  readonly kind: ExcessKind
  /** The order, stay, zone or measure. */
  readonly of: string
  readonly district: string
  /** The unit that must mend it. */
  readonly owner: string
  /** From when on it was beyond the rules. */
  readonly since: Instant
  readonly dueAt: Instant
  /** What the rules say, as a place in the policy. */
  readonly rule: string
} & Words

/** How long an owner has. DESIGN: a wrong order in two hours, a person who should be home in six, as long as a journey. */
const mendingHours: Record<ExcessKind, number> = {
  'unit-too-wide': 2,
  'too-long': 2,
  'forbidden-kind': 2,
  'basis-abolished': 2,
  'stricter-than-stage': 6,
  'not-lifted': 2,
  'released-late': 6,
  'repeated-isolation': 6,
  'without-order': 2,
}

const excessWords: Record<ExcessKind, Words> = {
  'unit-too-wide': {
    zh: '划定范围大于规则允许的单元；请立即缩小。',
    en: 'The area is wider than the rules allow; make it smaller at once.',
  },
  'too-long': {
    zh: '时间超过规则允许的长度；请改签更短的命令。',
    en: 'It lasts longer than the rules allow; replace it by a shorter order.',
  },
  'forbidden-kind': {
    zh: '规则禁止这种措施；请立即停止。',
    en: 'The rules forbid this measure; stop it at once.',
  },
  'basis-abolished': {
    zh: '现行规则没有这一依据；请立即解除。',
    en: 'The rules in force do not know this basis; lift it at once.',
  },
  'stricter-than-stage': {
    zh: '措施严于该阶段的要求；请改为规则所列的方式。',
    en: 'It is stricter than the stage asks for; change it to what the rules name.',
  },
  'not-lifted': {
    zh: '已满足解除条件而未解除；请立即解除。',
    en: 'The conditions for lifting are met and it was not lifted; lift it at once.',
  },
  'released-late': {
    zh: '已到解除时间仍未离开；请安排返回。',
    en: 'The term is over and the person is still there; arrange the way home.',
  },
  'repeated-isolation': {
    zh: '同一次暴露已经隔离过；请立即解除第二次隔离。',
    en: 'The same exposure was isolated for already; end the second stay at once.',
  },
  'without-order': {
    zh: '没有任何有效命令；请立即停止，或依法下令。',
    en: 'There is no order in force for it; stop it at once, or order it by the rules.',
  },
}

type Where = Pick<Excess, 'of' | 'district' | 'owner' | 'since' | 'rule'>

/** An excess with its words and its clock, which runs from when it was beyond the rules. */
export function excessOf(kind: ExcessKind, where: Where): Excess {
  return { kind, ...where, dueAt: where.since + mendingHours[kind] * hourMs, ...excessWords[kind] }
}

/** What a district has to mend. */
export type DistrictExcess = {
  readonly district: string
  readonly open: number
  readonly overdue: number
  readonly byKind: Readonly<Partial<Record<ExcessKind, number>>>
  readonly list: readonly Excess[]
}

/** Excesses by district, the most overdue district first, and in it the oldest first. */
export function byDistrict(found: readonly Excess[], at: Instant): DistrictExcess[] {
  const districts = new Map<string, Excess[]>()
  for (const one of found) {
    const same = districts.get(one.district)
    if (same === undefined) districts.set(one.district, [one])
    else same.push(one)
  }
  return [...districts]
    .map(([district, list]) => ({
      district,
      open: list.length,
      overdue: list.filter(({ dueAt }) => dueAt <= at).length,
      byKind: counted(list),
      list: list.sort((a, b) => a.since - b.since || (a.of < b.of ? -1 : 1)),
    }))
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.district < b.district ? -1 : 1))
}

function counted(list: readonly Excess[]): Partial<Record<ExcessKind, number>> {
  const counts: Partial<Record<ExcessKind, number>> = {}
  for (const { kind } of list) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
