import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  charactersOf,
  chineseSentences,
  commonCharacters,
  officialese,
  readingGrade,
  syllablesOf,
  wordCount,
} from '../../testing/reading-grade.ts'

const root = join(import.meta.dirname, '..', '..', '..')

type Text = { where: string; zh: string; en: string }
type Words = { zh: string; en: string }
type Rule = { title?: Words; text?: Words; lift_text?: Words }

/** The words of every rule of every pack, with its moments and places filled in by short ones. */
function ruleTexts(): Text[] {
  const folder = join(root, 'policies', 'modules')
  return readdirSync(folder).flatMap((file) => {
    const module = parse(readFileSync(join(folder, file), 'utf8')) as {
      says?: { status?: { rules?: Record<string, Rule> } }
    }
    return Object.entries(module.says?.status?.rules ?? {}).flatMap(([name, rule]) => {
      // The title stands above and is short; it would only make the measure kinder.
      const parts = [rule.text, rule.lift_text].flatMap((one) => one ?? [])
      if (parts.length === 0) return []
      const fill = (text: string, day: string, home: string) =>
        text.replaceAll(/\{(?:since|until)\}/g, day).replaceAll('{place}', home)
      return {
        where: `${file} ${name}`,
        zh: parts.map(({ zh }) => fill(zh, '周一', '家里')).join('。'),
        en: parts.map(({ en }) => fill(en, 'Monday', 'home')).join(' '),
      }
    })
  })
}

/** The words of the pages of status and appeals, as the catalogues have them. */
function pageTexts(): Text[] {
  // The words of a page may lie in a catalogue of its own; whichever it is, they are all measured.
  const folder = join(root, 'web', 'm')
  const po = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('zh-CN.po'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n\n')
  const said = (quoted: string) =>
    [...quoted.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, one]) => JSON.parse(`"${one}"`)).join('')
  const fill = (text: string, name: string) =>
    text.replace(/<\/?\d+>/g, '').replace(/\{\w+\}/g, name)
  return po.split('\n\n').flatMap((entry) => {
    if (!/^#: (?:\.\.\/)*m\/status\/|^#: status\//m.test(entry)) return []
    const parts = /msgid ((?:".*"\n?)+)msgstr ((?:".*"\n?)+)/.exec(entry)
    if (!parts?.[1] || !parts[2]) return []
    const en = said(parts[1])
    return { where: en.slice(0, 60), en: fill(en, 'Monday'), zh: fill(said(parts[2]), '周一') }
  })
}

/** The paragraphs of the page of plain words, in both languages. */
function guideTexts(): string[] {
  return readFileSync(join(root, 'docs', 'for-residents.md'), 'utf8')
    .split('\n')
    .map((line) =>
      line
        .replace(/^[#>\-\d. |]+/, '')
        .replaceAll(/[*|]/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '' && !line.startsWith('-'))
}

const guide = guideTexts()
const rules = ruleTexts()
const pages = pageTexts()
// A label of two words has no grade; of a sentence it can be measured.
const shortest = 6

test('the measure tells a notice of an office from plain words, and counts syllables', () => {
  expect(['a', 'home', 'about', 'infected', 'appeal', 'decision'].map(syllablesOf)).toEqual([
    1, 1, 2, 3, 2, 3,
  ])
  const office =
    'Pursuant to the aforementioned regulations, individuals designated as contacts are obligated to undergo centralized medical observation.'
  expect(readingGrade(office)).toBeGreaterThan(14)
  expect(
    readingGrade('You ate at one table with somebody who is ill. Please stay at home.'),
  ).toBeLessThan(4)
  expect(commonCharacters().size).toBe(3_755)
  expect(commonCharacters().has('啊')).toBe(true)
  expect(commonCharacters().has('魑')).toBe(false)
})

describe('English is read at the age of twelve', () => {
  test.each(rules.map((one) => [one.where, one.en]))('%s', (_where, text) => {
    expect([readingGrade(text) <= 6, readingGrade(text).toFixed(1), text]).toEqual([
      true,
      readingGrade(text).toFixed(1),
      text,
    ])
  })

  test('in every sentence of the pages, and in all of them together', () => {
    expect(pages.length).toBeGreaterThan(80)
    const hard = pages
      .filter(({ en }) => wordCount(en) >= shortest && readingGrade(en) > 6)
      .map(({ en }) => `${readingGrade(en).toFixed(1)} ${en}`)
    expect(hard).toEqual([])
    expect(readingGrade(pages.map(({ en }) => `${en}.`).join(' '))).toBeLessThan(6)
  })
})

test('the page of plain words is as easy, in every paragraph and in both languages', () => {
  const english = guide.filter((line) => charactersOf(line).length === 0)
  const chinese = guide.filter((line) => charactersOf(line).length > wordCount(line))
  expect(english.length).toBeGreaterThan(25)
  expect(chinese.length).toBeGreaterThan(25)
  const hard = english.filter((line) => wordCount(line) >= 8 && readingGrade(line) > 6)
  expect(hard.map((line) => `${readingGrade(line).toFixed(1)} ${line}`)).toEqual([])
  expect(readingGrade(english.join('. '))).toBeLessThan(5)
  const long = chinese
    .flatMap(chineseSentences)
    .filter(
      (one) => charactersOf(one).length > 45 || officialese.some((word) => one.includes(word)),
    )
  expect(long).toEqual([])
  const rare = chinese.flatMap(charactersOf).filter((one) => !commonCharacters().has(one))
  expect(rare).toEqual([])
})

describe('Chinese is short, plain and of common characters', () => {
  test.each([...rules, ...pages].map((one) => [one.where, one.zh]))('%s', (_where, text) => {
    const long = chineseSentences(text).filter((one) => charactersOf(one).length > 40)
    const clauses = text.split(/[。！？；，：、\n]/).filter((one) => charactersOf(one).length > 22)
    const rare = charactersOf(text).filter((one) => !commonCharacters().has(one))
    const office = officialese.filter((word) => text.includes(word))
    expect({ long, clauses, rare, office }).toEqual({ long: [], clauses: [], rare: [], office: [] })
  })
})
