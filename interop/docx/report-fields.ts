/** What a template of the investigation report can ask for. `list` is the loop in which a name stands. */
export type ReportField = { name: string; list: string | null; zh: string; en: string }

const head = (name: string, zh: string, en: string): ReportField => ({ name, list: null, zh, en })
const inList =
  (list: string) =>
  (name: string, zh: string, en: string): ReportField => ({ name, list, zh, en })
const timeline = inList('timeline')
const contacts = inList('contacts')
const sources = inList('sources')
const infected = inList('infected')
const open = inList('open')

/** Every placeholder of the investigation report, in the order in which it stands there. */
export const reportFields: readonly ReportField[] = [
  head('number', '病例编号', 'Number of the case'),
  head('name', '姓名', 'Name'),
  head('sex', '性别', 'Sex'),
  head('age', '年龄', 'Age'),
  head('phone', '联系电话', 'Phone'),
  head('address', '现住址', 'Address'),
  head('area', '负责区域', 'Area that answers for the case'),
  head('state', '调查进度', 'How far the investigation is'),
  head('category', '病例分类', 'Category'),
  head('severity', '临床严重程度', 'Severity'),
  head('foundHow', '发现方式', 'How it was found'),
  head('onset', '发病日期', 'Onset'),
  head('positive', '首次阳性采样时间', 'First positive swab'),
  head('isolated', '隔离时间', 'Isolated since'),
  head('reported', '网络报告时间', 'Reported upward'),
  head('exposureWindow', '可能感染时段', 'When the case may have been infected'),
  head('infectiousWindow', '可能传播时段', 'When others may have been infected'),
  head('windowRule', '时段依据', 'The rule of these windows'),
  head('timelineCount', '轨迹条数', 'Items of the timeline'),
  head('contactCount', '接触者人数', 'Contacts in all'),
  head('closeCount', '密接人数', 'Close contacts'),
  head('secondaryCount', '次密接人数', 'Contacts of contacts'),
  head('sourceWords', '传染来源结论', 'What is known of the source'),
  head('writtenBy', '制表人', 'Who made the report'),
  head('writtenAt', '制表时间', 'When it was made'),
  head('watermark', '水印', 'Who took the file, when, and its number'),
  timeline('when', '时间', 'When'),
  timeline('what', '内容', 'What'),
  timeline('certainty', '核实情况', 'How sure'),
  contacts('name', '姓名', 'Name'),
  contacts('relation', '关系', 'Relation'),
  contacts('kind', '判定', 'Decided as'),
  contacts('last', '末次接触', 'Last exposure'),
  contacts('progress', '管控进展', 'How far they are looked after'),
  sources('number', '病例编号', 'Number of the case'),
  sources('words', '依据', 'Ground'),
  infected('number', '病例编号', 'Number of the case'),
  infected('words', '依据', 'Ground'),
  open('words', '待查事项', 'What is still open'),
]

/** Names of the loops. */
export const reportLists: readonly string[] = [
  ...new Set(reportFields.flatMap(({ list }) => (list === null ? [] : [list]))),
]

/** What fills a report: a text for each placeholder, and rows for each loop. */
export type ReportData = Record<string, string | Record<string, string>[]>
