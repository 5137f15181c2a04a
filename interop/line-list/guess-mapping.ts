import {
  type LineField,
  type LineMapping,
  type LinkColumns,
  type LinkField,
  lineFields,
  linkFields,
} from '@bihuan/core/papers/line-fields.ts'
import { tidyWord } from './known-words.ts'

/** Heads that mean a field, the surest first. */
const lineHeads: Record<LineField, readonly string[]> = {
  id: [
    'id',
    'case id',
    'case no',
    'case number',
    'caseid',
    'case',
    '病例编号',
    '编号',
    '病例号',
    '序号',
    '个案编号',
  ],
  kind: ['row kind', 'case or contact', '人员类别', '类别', '人员类型'],
  name: ['name', 'full name', 'patient name', '姓名', '患者姓名'],
  sex: ['sex', 'gender', '性别'],
  age: ['age', '年龄', '年龄岁'],
  bornOn: ['birth date', 'date of birth', 'dob', 'born', '出生日期', '出生年月'],
  documentKind: ['document kind', 'id type', '证件类型', '证件类别'],
  document: [
    'document',
    'document number',
    'id card',
    'id number',
    'national id',
    'passport',
    '身份证号',
    '身份证号码',
    '证件号',
    '证件号码',
    '身份证',
    '护照号',
  ],
  phone: [
    'phone',
    'telephone',
    'mobile',
    'phone number',
    '电话',
    '联系电话',
    '手机',
    '手机号',
    '手机号码',
    '电话号码',
  ],
  address: [
    'address',
    'home address',
    '住址',
    '现住址',
    '地址',
    '居住地址',
    '家庭住址',
    '现住地址',
  ],
  category: [
    'category',
    'classification',
    'case classification',
    'symptomatic',
    '病例分类',
    '分类',
    '诊断分类',
    '感染类型',
  ],
  severity: [
    'severity',
    'clinical severity',
    '临床严重程度',
    '严重程度',
    '病情',
    '临床分型',
    '分型',
  ],
  foundHow: [
    'found how',
    'how found',
    'detection',
    'source of detection',
    '发现方式',
    '发现途径',
    '病例来源',
  ],
  onset: [
    'onset',
    'onset date',
    'date of onset',
    'dt onset',
    'date onset',
    'symptom onset',
    '发病日期',
    '发病时间',
    '症状出现日期',
  ],
  positive: [
    'positive',
    'positive date',
    'confirm date',
    'confirmation date',
    'dt diag',
    'date of diagnosis',
    'diagnosis date',
    'sample date',
    '采样日期',
    '阳性日期',
    '确诊日期',
    '检出日期',
    '诊断日期',
    '初次阳性日期',
  ],
  reported: [
    'reported',
    'report date',
    'dt report',
    'date reported',
    'date of report',
    '报告日期',
    '报告时间',
    '网报时间',
  ],
  isolated: [
    'isolated',
    'isolation date',
    'quarantine date',
    'date of isolation',
    '隔离日期',
    '隔离时间',
    '管控时间',
  ],
  exposedFrom: [
    'exposed from',
    'exposure start',
    'dt start exp',
    'date of first exposure',
    'first exposure',
    '首次接触日期',
    '首次接触时间',
    '暴露开始',
    '首次暴露',
  ],
  exposedUntil: [
    'exposed until',
    'exposure end',
    'dt end exp',
    'date of last exposure',
    'last exposure',
    'last contact',
    '末次接触日期',
    '末次接触时间',
    '最后接触日期',
    '暴露结束',
    '末次暴露',
  ],
  place: [
    'place',
    'hospital',
    'loc hosp',
    'location',
    'setting',
    'cluster setting 1',
    '地点',
    '医院',
    '就诊医院',
    '场所',
  ],
  cluster: ['cluster', 'cluster id', '聚集性疫情', '聚集性疫情编号', '疫情编号', '传播链'],
  contactOf: [
    'contact of',
    'infected by',
    'infector',
    'source case',
    'related case',
    '关联病例',
    '关联病例编号',
    '传染来源',
    '接触病例',
    '指示病例',
  ],
  relation: ['relation', 'relationship', '关系', '与病例关系'],
  note: ['note', 'notes', 'remark', 'comment', '备注', '说明'],
}

const linkHeads: Record<LinkField, readonly string[]> = {
  from: [
    'from',
    'infector',
    'infector case',
    'infector id',
    'source',
    'source case',
    '传染者',
    '传播者',
    '上代病例',
    '传染来源',
    '指示病例',
  ],
  to: [
    'to',
    'infectee',
    'infectee case',
    'infectee id',
    'target',
    'secondary case',
    '被传染者',
    '被感染者',
    '下代病例',
    '续发病例',
    '二代病例',
  ],
  exposure: [
    'exposure',
    'exposure type',
    'cluster risk',
    'setting',
    'contact type',
    '接触方式',
    '暴露方式',
    '传播场所',
    '传播方式',
  ],
}

function guess<Field extends string>(
  fields: readonly Field[],
  words: Record<Field, readonly string[]>,
  columns: readonly string[],
): Partial<Record<Field, string>> {
  const free = new Map(columns.toReversed().map((column) => [tidyWord(column), column]))
  const found: Partial<Record<Field, string>> = {}
  const longest = Math.max(...fields.map((field) => words[field].length))
  // The surest words of every field before the second best of any, so that no field takes another's own column.
  for (let rank = 0; rank < longest; rank += 1) {
    for (const field of fields) {
      const word = words[field][rank]
      if (word === undefined || found[field] !== undefined) continue
      const column = free.get(tidyWord(word))
      if (column === undefined) continue
      found[field] = column
      free.delete(tidyWord(word))
    }
  }
  return found
}

/** Which columns of a line list probably mean what, by their heads alone, in Chinese and English. */
export const guessLineMapping = (columns: readonly string[]): LineMapping => ({
  columns: guess(lineFields, lineHeads, columns),
  dateOrder: null,
  values: {},
})

/** The same for links. */
export const guessLinkMapping = (columns: readonly string[]): LinkColumns => ({
  columns: guess(linkFields, linkHeads, columns),
})
