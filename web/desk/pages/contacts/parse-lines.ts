import type { NewContact, Relation } from './questions.ts'

const relations: readonly (readonly [Relation, readonly string[]])[] = [
  ['household', ['同住', '家人', '妻子', '丈夫', '室友', 'household']],
  ['workmate', ['同事', 'workmate']],
  ['classmate', ['同学', 'classmate']],
  ['fellow-diner', ['同餐', '同吃', '同桌', 'diner']],
  ['fellow-player', ['同玩', '娱乐', 'player']],
  ['fellow-traveller', ['同行', '同乘', 'traveller']],
  ['carer', ['照料', '陪护', 'carer']],
  ['clinician', ['医生', '护士', 'clinician']],
  ['visitor', ['探视', 'visitor']],
  ['served-there', ['服务员', '店员', 'staff']],
  ['same-place', ['同场所', 'place']],
]
const relationOf = (word: string): Relation | null =>
  relations.find(([, words]) => words.includes(word))?.[0] ?? null

export type ReadLine = Pick<NewContact, 'person' | 'called' | 'relation'>

/**
 * A line of a pasted list: name, phone, relation, in any order, parted by spaces, commas or tabs. 15 digits that begin a city's code are a
 * person of the register; what is none of these is kept as words.
 */
export function readLine(line: string): ReadLine | null {
  const words = line.split(/[\s,，;；、]+/).filter((word) => word !== '')
  if (words.length === 0) return null
  let relation: Relation = 'other'
  let person: string | undefined
  let phone: string | undefined
  let name: string | undefined
  const rest: string[] = []
  for (const word of words) {
    const read = relationOf(word)
    if (read !== null) relation = read
    else if (/^[1-9]\d{14}$/.test(word)) person = word
    else if (/^[\d+-]{7,20}$/.test(word)) phone = word
    else if (name === undefined) name = word
    else rest.push(word)
  }
  if (person !== undefined) return { person, relation }
  const called = {
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(rest.length === 0 ? {} : { words: rest.join(' ') }),
  }
  return { called, relation }
}

/** All lines of a pasted list that say something. */
export const readLines = (text: string): ReadLine[] =>
  text.split(/\r?\n/).flatMap((line) => readLine(line) ?? [])
