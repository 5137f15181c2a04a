import type { Words } from '../policy/words.ts'

/** What a doctor records of somebody besides this illness, because it makes the illness more dangerous. */
export const conditionIds = [
  'pregnant',
  'heart',
  'lung',
  'diabetes',
  'kidney',
  'liver',
  'cancer',
  'immune',
  'obese',
  'dialysis',
  'bedridden',
] as const
export type ConditionId = (typeof conditionIds)[number]

/** A group of people who come first: by age, or by a condition. */
export type CareGroup = {
  readonly id: string
  readonly words: Words
  readonly fromAge: number | null
  readonly condition: ConditionId | null
  /** Where it comes from. No text of it was read here, so each waits for an officer's confirmation with the page that says it. */
  readonly source: string
}

const background = 'widely said of the treatment plans; no page of one was read here'
const special = 'S-SD1: pregnant women, mothers with babies, disabled and old people alone'
const of = (id: ConditionId, zh: string, en: string, source: string = background): CareGroup => ({
  id,
  words: { zh, en },
  fromAge: null,
  condition: id,
  source,
})

/** The groups as they are shipped. They order lists and propose a hospital; a doctor decides. */
export const careGroups: readonly CareGroup[] = [
  {
    id: 'old',
    words: { zh: '60岁及以上', en: '60 or older' },
    fromAge: 60,
    condition: null,
    source: background,
  },
  {
    id: 'very-old',
    words: { zh: '80岁及以上', en: '80 or older' },
    fromAge: 80,
    condition: null,
    source: background,
  },
  of('pregnant', '孕产妇', 'pregnant or just delivered', special),
  of('heart', '心脑血管疾病', 'heart or vessels of the brain'),
  of('lung', '慢性肺部疾病', 'chronic disease of the lungs'),
  of('diabetes', '糖尿病', 'diabetes'),
  of('kidney', '慢性肾病', 'chronic disease of the kidneys'),
  of('liver', '慢性肝病', 'chronic disease of the liver'),
  of('cancer', '肿瘤', 'cancer'),
  of('immune', '免疫功能缺陷', 'weak immune system'),
  of('obese', '肥胖', 'very heavy'),
  of('dialysis', '透析', 'on dialysis'),
  of('bedridden', '失能卧床', 'bedridden', special),
]

/** The groups that somebody belongs to by age (full years) and recorded conditions. */
export function groupsOf(age: number, conditions: readonly string[]): readonly CareGroup[] {
  return careGroups.filter(({ fromAge, condition }) =>
    condition === null ? fromAge !== null && age >= fromAge : conditions.includes(condition),
  )
}
