import type { Words } from '../policy/words.ts'

export const checklistIds = [
  'own-room',
  'ventilated',
  'no-shared-air',
  'own-toilet',
  'table-outside',
  'no-visits',
  'others-stay-in',
] as const
export type ChecklistId = (typeof checklistIds)[number]

/** Who lives along. */
export const householdKinds = ['adult', 'child', 'old', 'ill', 'pregnant'] as const

/** One condition of a home where somebody can be isolated. */
export type ChecklistItem = {
  readonly id: ChecklistId
  readonly words: Words
  /** Without it a home does not fit, and another place is looked for; the others are asked for where they can be had. */
  readonly must: boolean
  readonly source: string
}

// domain-policy §5, home isolation: sources S-IS6, S-IS7 and S-IS8, grade c. They propose; a person decides.
const source = 'S-IS6, S-IS7, S-IS8'
const item = (id: ChecklistId, must: boolean, zh: string, en: string): ChecklistItem => ({
  id,
  words: { zh, en },
  must,
  source,
})

export const checklist: readonly ChecklistItem[] = [
  item('own-room', true, '有单独房间（或一人居住）', 'A room of their own, or lives alone'),
  item('ventilated', true, '房间通风良好', 'The room can be aired'),
  item(
    'no-shared-air',
    true,
    '不与他人共用中央空调回风',
    'No central air return that others share',
  ),
  item('own-toilet', false, '尽可能有独立卫生间', 'A toilet of their own, if possible'),
  item(
    'table-outside',
    false,
    '房门外放有桌凳，用于不接触传递',
    'A table outside the door to hand things over',
  ),
  item('no-visits', false, '谢绝一切探访', 'Nobody comes to visit'),
  item('others-stay-in', false, '共同居住者也不外出', 'Who lives along does not go out either'),
]

/** Which musts a home lacks; an item that nobody looked at is lacking too. */
export function lacksOf(items: readonly { item: string; met: boolean }[]): readonly ChecklistId[] {
  const met = new Set(items.filter((one) => one.met).map((one) => one.item))
  return checklist.filter(({ id, must }) => must && !met.has(id)).map(({ id }) => id)
}
