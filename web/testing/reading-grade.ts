/** How hard a text is to read, for texts that a twelve-year-old should understand. */

/** Syllables of an English word, by the groups of its vowels; a silent ending does not count. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length <= 3) return letters === '' ? 0 : 1
  const heard = letters.replace(/(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e)$/, '').replace(/^y/, '')
  return Math.max(1, (heard.match(/[aeiouy]{1,2}/g) ?? []).length)
}

const wordsOf = (text: string): string[] => text.match(/[A-Za-z][A-Za-z'’-]*|\d[\d:.,]*/g) ?? []
const sentencesOf = (text: string): number =>
  Math.max(1, text.split(/[.!?]+(?:\s|$)/).filter((one) => /[A-Za-z]/.test(one)).length)

/** The grade of a US school at which a text is understood (Kincaid et al. 1975): 6 is the age of eleven to twelve. */
export function readingGrade(text: string): number {
  const words = wordsOf(text)
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllablesOf(word)), 0)
  return 0.39 * (words.length / sentencesOf(text)) + 11.8 * (syllables / words.length) - 15.59
}

/** How many words an English text has. */
export const wordCount = (text: string): number => wordsOf(text).length

/** The sentences of a Chinese text, by the marks that end one. */
export const chineseSentences = (text: string): string[] =>
  text.split(/[。！？；\n]/).filter((one) => one.trim() !== '')

/** Chinese characters of a text, without signs, digits and letters. */
export const charactersOf = (text: string): string[] => text.match(/\p{Script=Han}/gu) ?? []

let common: ReadonlySet<string> | null = null

/**
 * The 3,755 characters of GB 2312-1980, level 1: those in daily use, by a standard that every machine carries. Rows 16 to 55 of the code
 * table, in which the last five places of the last row are empty.
 */
export function commonCharacters(): ReadonlySet<string> {
  if (common !== null) return common
  const decoder = new TextDecoder('gb18030')
  const found = new Set<string>()
  for (let row = 16; row <= 55; row += 1)
    for (let place = 1; place <= (row === 55 ? 89 : 94); place += 1)
      found.add(decoder.decode(Uint8Array.from([row + 0xa0, place + 0xa0])))
  common = found
  return found
}

/** Words of offices that a child does not use, and that a page for residents does without. */
export const officialese: readonly string[] = [
  '予以',
  '应当',
  '特此',
  '之日起',
  '即日起',
  '届时',
  '上述',
  '落实',
  '严格',
  '配合工作',
  '贯彻',
  '依法依规',
  '有关部门',
  '相关人员',
  '从严',
  '施行',
  '鉴于',
  '务必',
  '逾期',
  '该员',
]
