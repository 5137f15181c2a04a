import { describe, expect, test } from 'vitest'
import { allFiles, fileOf } from './tidy/files.ts'
import { badImports, boundaries } from './tidy/imports.ts'
import { faultsOf } from './tidy/rule.ts'
import { rules } from './tidy/rules.ts'
import { readSource } from './tidy/source.ts'

const files = allFiles()

test('the repository is where we look', () => {
  const paths = files.map(({ path }) => path)
  expect(paths).toContain('core/time/instant.ts')
  expect(paths).toContain('package-lock.json')
  expect(paths.filter((path) => path.includes('node_modules'))).toEqual([])
})

describe.each(rules)('$name', (rule) => {
  test('holds in every file', () => {
    expect(faultsOf(rule, files)).toEqual([])
  })

  test('refuses a bad file and gives advice', () => {
    const found = faultsOf({ ...rule, allowed: {} }, [fileOf(rule.bad.path, rule.bad.text)])
    expect(found.length).toBeGreaterThan(0)
    for (const line of found) expect(line).toMatch(/^\S+: .{20,}/)
  })

  test('finds an exception that nobody needs', () => {
    expect(faultsOf({ ...rule, allowed: { 'gone.ts': 'it was needed once' } }, [])).toHaveLength(1)
  })
})

test.each(badImports)('$path may not: $text', ({ path, text }) => {
  expect(faultsOf(boundaries, [fileOf(path, text)])).toHaveLength(1)
})

describe('readSource', () => {
  const code = (text: string) => readSource(text).code.replace(/\s+/g, ' ').trim()

  test('blanks comments, texts and patterns, and keeps the code', () => {
    expect(code(`a // Date.now()\n/* b */ c('Date.now()', "x")`)).toBe('a c( , )')
    expect(code(`const p = /'[/"]/g.test(x) && y / z / w`)).toBe('const p = .test(x) && y / z / w')
    expect(code(`<p title={x}>don't</p>\n<br /> Date.now()`)).toBe(
      `<p title={x}>don't</p> <br /> Date.now()`,
    )
  })

  test('keeps the code inside a template and collects its text', () => {
    const source = readSource(
      ['x\nawait tx<{ n: `a` }[]>`select $', '{f({ a: `in $', '{b}` })} from t`'].join(''),
    )
    expect(source.code).toContain('f({ a:')
    expect(source.templates.at(-1)).toMatchObject({ line: 2, text: 'select $1 from t' })
    expect(source.templates.map(({ text }) => text)).toContain('in $1')
  })
})
