import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkTemplate } from './check-template.ts'
import { fillTemplate } from './fill-template.ts'
import { reportFields, reportLists } from './report-fields.ts'
import { reportTemplate } from './report-template.ts'
import { templateFaultText } from './template-fault.ts'

const data = {
  ...Object.fromEntries(
    reportFields.filter(({ list }) => list === null).map(({ name }) => [name, `«${name}»`]),
  ),
  ...Object.fromEntries(reportLists.map((list) => [list, [] as Record<string, string>[]])),
  timeline: [
    { when: '7月28日 18:37', what: '万达 <吃饭> & 购物', certainty: '已核实' },
    { when: '7月29日', what: '第一行\n第二行', certainty: '记得' },
  ],
}
const parts = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, one]) => [name, strFromU8(one)]))
const wordsOf = (xml: string) => xml.replace(/<[^>]+>/g, '|')
/** The template of the program, edited as an office would. */
const edited = (change: (xml: string) => string, more: Record<string, Uint8Array> = {}) => {
  const files = unzipSync(reportTemplate('zh-CN'))
  const xml = change(strFromU8(files['word/document.xml'] ?? new Uint8Array()))
  return zipSync({ ...files, 'word/document.xml': strToU8(xml), ...more })
}
const faults = (bytes: Uint8Array) =>
  checkTemplate(bytes).map(({ code, value }) => `${code} ${value}`)

describe.each(['zh-CN', 'en'] as const)('the report template in %s', (language) => {
  test('has every placeholder, and none that is unknown', () => {
    expect(checkTemplate(reportTemplate(language))).toEqual([])
    const { 'word/document.xml': xml = '', 'word/footer1.xml': foot = '' } = parts(
      reportTemplate(language),
    )
    for (const { name } of reportFields) expect(`${xml}${foot}`).toContain(`{${name}}`)
  })

  test('is filled: a row for each item, signs and line breaks kept, the watermark on each page', () => {
    const { 'word/document.xml': xml = '', 'word/footer1.xml': foot = '' } = parts(
      fillTemplate(reportTemplate(language), data),
    )
    const words = wordsOf(xml)
    expect(words).toContain('«number»')
    expect(words).toContain('万达 &lt;吃饭&gt; &amp; 购物')
    expect(xml).toMatch(/第一行<\/w:t>.*<w:br\/>.*第二行/)
    expect(wordsOf(foot)).toContain('«watermark»')
    expect(`${words}${foot}`).not.toMatch(/[{}]|undefined/)
  })
})

describe('a template of the office', () => {
  test('may leave out, move and repeat placeholders', () => {
    expect(faults(edited((xml) => xml.replace('{phone}', '{name}')))).toEqual([])
  })

  test.each([
    [
      'a placeholder that is none',
      (xml: string) => xml.replace('{phone}', '{telefon}'),
      'placeholder-unknown {telefon}',
    ],
    [
      'one of a loop outside of it',
      (xml: string) => xml.replace('{phone}', '{certainty}'),
      'placeholder-in-wrong-list {certainty}',
    ],
    [
      'a brace that is not closed',
      (xml: string) => xml.replace('{phone}', '{phone'),
      'placeholder-open {phone',
    ],
    [
      'a loop that is not closed',
      (xml: string) => xml.replace('{/timeline}', ''),
      'placeholder-open {timeline',
    ],
  ])('is refused with %s, by name', (_, change, expected) => {
    expect(faults(edited(change))[0]).toContain(expected)
  })

  test('is refused with macros, without the watermark, and where it would ask the network', () => {
    expect(faults(edited((xml) => xml, { 'word/vbaProject.bin': strToU8('x') }))).toEqual([
      'has-macros ',
    ])
    const foot = strToU8(
      '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
    )
    expect(faults(edited((xml) => xml, { 'word/footer1.xml': foot }))).toEqual([
      'watermark-missing ',
    ])
    const relations = strToU8(
      '<Relationships><Relationship Id="r" Type="x/attachedTemplate" Target="https://a.example/t.dotm" TargetMode="External"/></Relationships>',
    )
    expect(faults(edited((xml) => xml, { 'word/_rels/settings.xml.rels': relations }))).toEqual([
      'asks-outside https://a.example/t.dotm',
    ])
    expect(templateFaultText({ code: 'placeholder-unknown', value: '{x}' }).zh).toContain('{x}')
  })

  test('is refused where it is no Word file', () => {
    expect(faults(strToU8('hello'))).toEqual(['not-a-document '])
    expect(faults(zipSync({ 'a.txt': strToU8('x') }))).toEqual(['not-a-document '])
  })
})
