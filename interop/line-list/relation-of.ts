import { type Relation, relations } from '@bihuan/core/contacts/exposure.ts'
import { tidyWord } from './known-words.ts'

const words: Partial<Record<Relation, readonly string[]>> = {
  household: [
    '同住',
    '家人',
    '家属',
    '家庭成员',
    '夫妻',
    '配偶',
    '父母',
    '子女',
    'family',
    'spouse',
    'household member',
    'same household',
  ],
  carer: ['护工', '陪护', '照护', '陪床', 'caregiver'],
  clinician: ['医护', '医生', '护士', '医务人员', 'health worker', 'doctor', 'nurse'],
  visitor: ['探视', '探访', '访客'],
  workmate: ['同事', '同班组', '工友', 'colleague', 'coworker'],
  classmate: ['同学', '同班', '师生', 'school'],
  'fellow-diner': ['同吃', '同餐', '聚餐', '同桌', 'dinner', 'meal'],
  'fellow-player': ['同玩', '同娱乐', '打牌', '棋牌'],
  'fellow-traveller': ['同行', '同乘', '同车', '同航班', 'travel', 'same flight', 'same train'],
  'served-there': ['服务', '服务人员', '店员', '销售'],
  'same-place': [
    '同场所',
    '同地点',
    '同时空',
    '邻居',
    'same place',
    'social',
    'neighbour',
    'neighbor',
  ],
  'touched-things': ['物品接触', '环境接触', 'fomite'],
}

/** What a contact is to the case, by the words of a list; `other` where they are not known, and then the words go into the contact. */
export function relationOf(text: string | null): Relation {
  if (text === null) return 'other'
  const tidy = tidyWord(text)
  const found = relations.find(
    (one) => tidyWord(one) === tidy || words[one]?.some((word) => tidyWord(word) === tidy),
  )
  return found ?? 'other'
}
