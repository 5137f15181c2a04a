import type { WordField } from '@bihuan/core/papers/line-fields.ts'

/** A word as it is compared: half-width, lower case, without spaces and signs. */
export const tidyWord = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

/** Words that say that nothing is known. */
const nothing = new Set(
  [
    '',
    'na',
    'nan',
    'null',
    'none',
    'nil',
    'unknown',
    'missing',
    '无',
    '不详',
    '未知',
    '不明',
    '空',
  ].map(tidyWord),
)
/** Whether a cell says nothing: NA of R, a dash, 不详. */
export const saysNothing = (text: string): boolean => nothing.has(tidyWord(text))

/** What a word of a file can mean, by field; the words are those that Chinese and English line lists use. */
export const knownWords: Readonly<Record<WordField, Readonly<Record<string, readonly string[]>>>> =
  {
    kind: {
      case: ['case', '病例', '确诊病例', '感染者', '阳性', '阳性感染者'],
      contact: ['contact', 'close contact', '密接', '密切接触者', '接触者', '次密接', '密接者'],
    },
    sex: {
      female: ['f', 'female', 'woman', '女', '女性', '2'],
      male: ['m', 'male', 'man', '男', '男性', '1'],
    },
    documentKind: {
      'resident-id': ['id', 'id card', 'resident id', '身份证', '居民身份证', '二代身份证'],
      passport: ['passport', '护照'],
      'hk-macau-permit': ['港澳通行证', '港澳居民来往内地通行证', '回乡证', 'home return permit'],
      'taiwan-permit': ['台胞证', '台湾居民来往大陆通行证', 'taiwan permit'],
      'foreign-permanent-resident': ['外国人永久居留身份证', '永居证', 'permanent residence'],
    },
    category: {
      confirmed: ['confirmed', 'symptomatic', '确诊', '确诊病例', '有症状', 'y', 'yes', '是'],
      asymptomatic: ['asymptomatic', '无症状', '无症状感染者', 'n', 'no', '否'],
    },
    severity: {
      none: ['none', 'asymptomatic', '无症状', '无'],
      mild: ['mild', '轻型', '轻', '轻症', '轻度'],
      moderate: ['moderate', '普通型', '普通', '中型', '中度', '中'],
      severe: ['severe', '重型', '重', '重症', '重度'],
      critical: ['critical', '危重型', '危重', '危重症'],
    },
    foundHow: {
      screening: [
        'screening',
        'mass testing',
        '筛查',
        '核酸筛查',
        '主动检测',
        '社区筛查',
        '区域核酸',
        '重点人群筛查',
      ],
      'in-isolation': [
        'in isolation',
        'in quarantine',
        'quarantine',
        '隔离发现',
        '隔离点',
        '集中隔离',
        '管控发现',
        '居家隔离',
      ],
      clinic: [
        'clinic',
        'hospital',
        'fever clinic',
        '就诊',
        '门诊',
        '发热门诊',
        '主动就诊',
        '医院',
      ],
      'self-report': ['self report', 'self-reported', '自行申报', '主动申报', '自我报告'],
      'contact-tracing': ['contact tracing', 'tracing', '密接排查', '密接筛查', '流调发现', '追踪'],
      inbound: ['inbound', 'imported', '境外输入', '入境', '输入', '外省返回', '来返'],
    },
  }

// Made once: a list of fifty thousand rows asks for each cell.
const meanings: Readonly<Record<string, ReadonlyMap<string, string>>> = Object.fromEntries(
  Object.entries(knownWords).map(([field, choices]) => [
    field,
    new Map(
      Object.entries(choices).flatMap(([meaning, words]) =>
        [meaning, ...words].map((word): [string, string] => [tidyWord(word), meaning]),
      ),
    ),
  ]),
)

/** What a word means, by what the office said of it, else by what is generally known; null where nobody knows. */
export function meaningOf(
  field: WordField,
  word: string,
  said: Readonly<Record<string, string>> | undefined,
): string | null {
  const tidy = tidyWord(word)
  const own = said?.[tidy]
  if (own !== undefined && own in knownWords[field]) return own
  return meanings[field]?.get(tidy) ?? null
}
