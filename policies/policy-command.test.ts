import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { aFolder, runCli } from '../cli/commands/testing/run-cli.ts'
import { policyFolder } from './load.ts'

/** A copy of the packs, with one text of one file changed. */
function aCopy(file?: string, from = '', to = ''): string {
  const folder = aFolder()
  for (const name of ['modules', 'packs', 'sources.yaml'])
    cpSync(join(policyFolder, name), join(folder, name), { recursive: true })
  if (file !== undefined) {
    const text = readFileSync(join(folder, file), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(folder, file), text.replace(from, to))
  }
  return folder
}

describe('policy test', () => {
  test('prints the two counts and ends with 0', async () => {
    const { code, out, err } = await runCli(['policy', 'test', '--json'])
    expect(err).toBe('')
    expect(out).toMatch(/^\{"cases":\d+,"failed":0\}\n$/)
    const { cases } = JSON.parse(out) as { cases: number }
    expect(cases).toBeGreaterThanOrEqual(200)
    expect(code).toBe(0)
  })

  test('ends with 1 where an answer is wrong, and shows which', async () => {
    const folder = aCopy('modules/cn-20m.yaml', 'days: { v: 5,', 'days: { v: 7,')
    const json = await runCli(['policy', 'test', '--json', '--folder', folder])
    const { failed } = JSON.parse(json.out) as { failed: number }
    expect([json.code, failed > 0]).toEqual([1, true])
    const table = await runCli(['policy', 'test', '--pack', 'cn-20m', '--folder', folder])
    expect(table.code).toBe(1)
    expect(table.out).toMatch(/m20-cc-day-5|m20-cc-home/)
    expect(table.out).toContain('expected')
  })

  test('refuses packs that do not fit together, before any case', async () => {
    const folder = aCopy('modules/cn-20m.yaml', 'place: { v: centralized,', 'place: { v: gym,')
    const { code, err } = await runCli(['policy', 'test', '--folder', folder])
    expect(code).toBe(2)
    expect(err).toContain('tracks.close_contact.stages[0].place')
  })

  test('refuses a folder without packs, and a folder without cases', async () => {
    expect((await runCli(['policy', 'test', '--folder', aFolder()])).code).toBe(2)
    expect((await runCli(['policy', 'test', '--pack', 'nobody'])).code).toBe(2)
  })
})

describe('policy show', () => {
  test('gives every value with source and grade, unverified ones marked', async () => {
    const { code, out } = await runCli(['policy', 'show', 'cn-20m', '--json'])
    const shown = JSON.parse(out) as {
      parameters: { path: string; v: unknown; grade: string; src: string[]; unverified: boolean }[]
      unverified: number
      sources: { id: string; addresses: string[] }[]
    }
    expect(code).toBe(0)
    expect(shown.parameters.length).toBeGreaterThan(150)
    const days = shown.parameters.find(({ path }) => path === 'tracks.close_contact.stages[0].days')
    expect(days).toMatchObject({ v: 5, grade: 'b', src: ['S-N16', 'S-N17'], unverified: false })
    const dayOne = shown.parameters.find(({ path }) => path === 'counting.day_one')
    expect(dayOne).toMatchObject({ grade: 'DESIGN', unverified: true })
    expect(shown.parameters.filter(({ unverified }) => unverified)).toHaveLength(shown.unverified)
    for (const { addresses } of shown.sources) expect(addresses).not.toEqual([])
    const table = await runCli(['policy', 'show', 'cn-20m', '--unverified'])
    expect(table.out).toMatch(/^\? +DESIGN .* counting\.day_one /m)
    expect(table.out).not.toContain('tracks.close_contact.stages[0].days')
  })

  test('takes a moment, and refuses one outside of the pack', async () => {
    const at = (moment: string) => runCli(['policy', 'show', 'cn-ncp-8', '--at', moment, '--json'])
    expect((await at('2021-09-12 23:59:59')).out).toContain('"cn-testing-guide-1"')
    expect((await at('2022-11-11')).code).toBe(2)
    expect((await at('soon')).code).toBe(2)
  })
})

describe('policy check', () => {
  test('finds nothing wrong with what ships', async () => {
    for (const file of ['modules/cn-20m.yaml', 'packs/cn-20m.yaml', 'packs/cn-20m.cases.yaml'])
      expect((await runCli(['policy', 'check', join(policyFolder, file)])).code).toBe(0)
  })

  test('names the path, the rule and what to write', async () => {
    const folder = aCopy('modules/cn-20m.yaml', 'days: { v: 5,', 'dayz: { v: five,')
    const { code, out } = await runCli([
      'policy',
      'check',
      join(folder, 'modules/cn-20m.yaml'),
      '--json',
    ])
    expect(code).toBe(2)
    const { errors } = JSON.parse(out) as {
      errors: { pointer: string; code: string; message: string }[]
    }
    expect(errors).toMatchObject([
      { pointer: 'cn-20m.yaml says.tracks.close_contact.stages[0].dayz', code: 'unknown-field' },
    ])
    expect(errors[0]?.message).toContain('days')
  })

  test('finds a module that breaks the packs it stands in', async () => {
    const folder = aCopy(
      'modules/cn-20m.yaml',
      'place: { v: centralized,',
      'place: { v: gymnasium,',
    )
    const { code, out } = await runCli(['policy', 'check', join(folder, 'modules/cn-20m.yaml')])
    expect([code, out]).toEqual([2, ''])
  })
})

test('policy diff names what changed on the night of 11 November, and what becomes of open cases', async () => {
  const { code, out } = await runCli(['policy', 'diff', 'cn-ncp-9', 'cn-20m', '--json'])
  const { changes, transition } = JSON.parse(out) as {
    changes: { path: string; before: unknown; after: unknown }[]
    transition: { name: string; act: string }[]
  }
  const change = (path: string) => changes.find((one) => one.path === path)
  expect(code).toBe(0)
  expect(change('tracks.close_contact.stages[0].days')).toMatchObject({ before: 7, after: 5 })
  expect(change('definitions.secondary_contact.enabled')).toMatchObject({
    before: true,
    after: false,
  })
  expect(change('tracks.close_contact.stages[1].days')).toBeUndefined()
  expect(transition).toContainEqual(
    expect.objectContaining({ name: 'secondary_contact', act: 'end' }),
  )
})
