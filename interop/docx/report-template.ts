import { strToU8, zipSync } from 'fflate'
import { facts, paragraph, table, wordParts } from './word-parts.ts'

/** The media type of a Word file. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Words = {
  title: string
  basic: string
  illness: string
  timeline: string
  contacts: string
  chain: string
  open: string
  facts: readonly (readonly [string, string])[]
  windows: readonly (readonly [string, string])[]
  timelineHeads: readonly [string, string, string]
  contactHeads: readonly [string, string, string, string, string]
  counts: string
  timelineCount: string
  source: string
  sourceHeads: readonly [string, string]
  infectedHeads: readonly [string, string]
  end: string
}

const zh: Words = {
  title: '病例 {number} 流行病学调查报告',
  basic: '一、基本情况',
  illness: '二、发病、就诊与管控',
  timeline: '三、活动轨迹',
  contacts: '四、接触者',
  chain: '五、传染来源与续发',
  open: '六、待查事项',
  facts: [
    ['姓名', '{name}'],
    ['性别、年龄', '{sex}，{age}'],
    ['联系电话', '{phone}'],
    ['现住址', '{address}'],
    ['负责区域', '{area}'],
    ['病例分类', '{category}'],
    ['临床严重程度', '{severity}'],
    ['发现方式', '{foundHow}'],
    ['调查进度', '{state}'],
  ],
  windows: [
    ['发病日期', '{onset}'],
    ['首次阳性采样', '{positive}'],
    ['隔离时间', '{isolated}'],
    ['网络报告', '{reported}'],
    ['可能感染时段', '{exposureWindow}'],
    ['可能传播时段', '{infectiousWindow}'],
    ['时段依据', '{windowRule}'],
  ],
  timelineHeads: ['时间', '内容', '核实情况'],
  contactHeads: ['姓名', '关系', '判定', '末次接触', '管控进展'],
  counts: '共判定接触者 {contactCount} 人，其中密接 {closeCount} 人，次密接 {secondaryCount} 人。',
  timelineCount: '共 {timelineCount} 条。',
  source: '{sourceWords}',
  sourceHeads: ['可能的传染来源', '依据'],
  infectedHeads: ['可能由其感染', '依据'],
  end: '制表人：{writtenBy}　　制表时间：{writtenAt}',
}

const en: Words = {
  title: 'Investigation report of case {number}',
  basic: '1. Who',
  illness: '2. Illness, reporting and isolation',
  timeline: '3. Where the case was',
  contacts: '4. Contacts',
  chain: '5. Source and further cases',
  open: '6. What is still open',
  facts: [
    ['Name', '{name}'],
    ['Sex, age', '{sex}, {age}'],
    ['Phone', '{phone}'],
    ['Address', '{address}'],
    ['Area', '{area}'],
    ['Category', '{category}'],
    ['Severity', '{severity}'],
    ['Found by', '{foundHow}'],
    ['Investigation', '{state}'],
  ],
  windows: [
    ['Onset', '{onset}'],
    ['First positive swab', '{positive}'],
    ['Isolated since', '{isolated}'],
    ['Reported upward', '{reported}'],
    ['May have been infected', '{exposureWindow}'],
    ['May have infected others', '{infectiousWindow}'],
    ['Rule of these windows', '{windowRule}'],
  ],
  timelineHeads: ['When', 'What', 'How sure'],
  contactHeads: ['Name', 'Relation', 'Decided as', 'Last exposure', 'Looked after'],
  counts:
    '{contactCount} contacts were decided, {closeCount} of them close and {secondaryCount} contacts of contacts.',
  timelineCount: '{timelineCount} items.',
  source: '{sourceWords}',
  sourceHeads: ['May have been infected by', 'Ground'],
  infectedHeads: ['May have infected', 'Ground'],
  end: 'Made by {writtenBy}, {writtenAt}',
}

function bodyOf(words: Words): string {
  const [when, what, certainty] = words.timelineHeads
  const [name, relation, kind, last, progress] = words.contactHeads
  const pair = (heads: readonly [string, string], loop: string) =>
    table(
      [
        { head: heads[0], cell: '{number}', parts: 2 },
        { head: heads[1], cell: '{words}', parts: 5 },
      ],
      loop,
    )
  return [
    paragraph(words.title, 'Title'),
    paragraph(words.basic, 'Heading1'),
    facts(words.facts),
    paragraph(words.illness, 'Heading1'),
    facts(words.windows),
    paragraph(words.timeline, 'Heading1'),
    paragraph(words.timelineCount),
    table(
      [
        { head: when, cell: '{when}', parts: 3 },
        { head: what, cell: '{what}', parts: 8 },
        { head: certainty, cell: '{certainty}', parts: 2 },
      ],
      'timeline',
    ),
    paragraph(words.contacts, 'Heading1'),
    paragraph(words.counts),
    table(
      [
        { head: name, cell: '{name}', parts: 3 },
        { head: relation, cell: '{relation}', parts: 2 },
        { head: kind, cell: '{kind}', parts: 2 },
        { head: last, cell: '{last}', parts: 3 },
        { head: progress, cell: '{progress}', parts: 3 },
      ],
      'contacts',
    ),
    paragraph(words.chain, 'Heading1'),
    paragraph(words.source),
    pair(words.sourceHeads, 'sources'),
    paragraph(''),
    pair(words.infectedHeads, 'infected'),
    paragraph(words.open, 'Heading1'),
    paragraph('{#open}'),
    paragraph('{words}'),
    paragraph('{/open}'),
    paragraph(words.end),
  ].join('')
}

/** The template that comes with the program, as a Word file that the office can open, change and upload. */
export function reportTemplate(language: 'zh-CN' | 'en'): Uint8Array {
  const parts = wordParts(bodyOf(language === 'en' ? en : zh), '{watermark}')
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    // A fixed day: the same template has the same bytes.
    { mtime: '2022-01-01T00:00:00Z' },
  )
}
