import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPack } from '@bihuan/core/policy/check-pack.ts'
import { type Library, lineOf, parseLibrary, type RawFile } from '@bihuan/core/policy/library.ts'
import { momentOf } from '@bihuan/core/policy/moment.ts'
import { parametersOf } from '@bihuan/core/policy/parameters.ts'
import { resolvePack } from '@bihuan/core/policy/resolve.ts'
import { runCase } from '@bihuan/core/policy/run-case.ts'
import { trackAt } from '@bihuan/core/policy/track-at.ts'
import { moveCase } from '@bihuan/core/policy/transition.ts'
import { describe, expect, test } from 'vitest'
import { loadCases, loadLibrary, policyFolder, readYaml } from './load.ts'

const loaded = loadLibrary()
if (!loaded.ok)
  throw new Error(loaded.faults.map((one) => `${one.file} ${one.path}: ${one.en}`).join('\n'))
const { library } = loaded
const read = loadCases()
if (!read.ok)
  throw new Error(read.faults.map((one) => `${one.file} ${one.path}: ${one.en}`).join('\n'))
const { cases } = read

const failed = (of: Library) => cases.filter((one) => runCase(of, one).differences.length > 0)

describe('every pack', () => {
  test.each([...library.packs.values()])('$id is whole at every moment of its time', (pack) => {
    expect(checkPack(library, pack.id)).toEqual([])
    const resolved = resolvePack(library, pack.id, pack.period.from, [])
    if (!resolved.ok) throw new Error(pack.id)
    for (const { path, src, grade } of parametersOf(resolved.policy)) {
      expect(path).not.toBe('')
      for (const mark of src) expect(library.sources.has(mark)).toBe(true)
      if (['a', 'b', 'c', 'DER'].includes(grade)) expect([path, src]).not.toEqual([path, []])
    }
  })

  test('stands in a file of its name', () => {
    const names = (folder: string) =>
      readdirSync(join(policyFolder, folder))
        .filter((file) => file.endsWith('.yaml') && !file.endsWith('.cases.yaml'))
        .map((file) => file.replace('.yaml', ''))
    expect([...library.packs.keys()].sort()).toEqual(names('packs').sort())
    expect([...library.modules.keys()].sort()).toEqual(names('modules').sort())
  })

  test('takes over at the very moment at which the one before ends', () => {
    const line = lineOf(library, 'cn-b2')
    expect(line.map(({ id }) => id)).toEqual(['cn-b2', 'cn-10m', 'cn-20m', 'cn-ncp-9', 'cn-ncp-8'])
    for (const [n, { period }] of line.slice(0, -1).entries())
      expect(line[n + 1]?.period.until).toBe(period.from)
  })

  test('says what becomes of every track and level that it takes away', () => {
    for (const pack of lineOf(library, 'cn-b2')) {
      const old = pack.follows === null ? undefined : library.packs.get(pack.follows)
      if (old === undefined) continue
      const before = resolvePack(library, old.id, (old.period.until ?? 0) - 1, [])
      if (!before.ok) throw new Error(old.id)
      const named = (of: string) =>
        pack.transition.filter((rule) => rule.of === of).map(({ name }) => name)
      const gone = Object.keys(before.policy.tracks).filter(
        (name) => !named('track').includes(name),
      )
      expect([pack.id, gone]).toEqual([pack.id, []])
    }
  })
})

describe('the cases', () => {
  test('are at least 200, of every pack, and all pass', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200)
    for (const id of library.packs.keys())
      expect(cases.some(({ file }) => file === `packs/${id}.cases.yaml`)).toBe(true)
    expect(failed(library).map(({ id }) => id)).toEqual([])
  })

  test('stand on both sides of every border, at the second', () => {
    for (const { id, period } of library.packs.values()) {
      const near = (at: number) => cases.filter((one) => one.at === at).length
      expect([id, 'first second', near(period.from) > 0]).toEqual([id, 'first second', true])
      if (period.until !== null)
        expect([id, 'last second', near(period.until - 1_000) > 0]).toEqual([
          id,
          'last second',
          true,
        ])
    }
  })
})

describe('the night of 11 November 2022', () => {
  const night = momentOf('2022-11-11') ?? 0
  const policy = (id: string, at: number) => {
    const resolved = resolvePack(library, id, at, [])
    if (!resolved.ok) throw new Error(id)
    return resolved.policy
  }
  const [before, after] = [policy('cn-ncp-9', night - 1), policy('cn-20m', night)]
  const rules = library.packs.get('cn-20m')?.transition ?? []
  // Ten thousand clocks of the ten days before, 86.397 s apart: at every hour of the day.
  const clocks = Array.from({ length: 10_000 }, (_, n) => night - 1 - n * 86_397)
  const moved = (reason: string) =>
    clocks.map((clockStart) => moveCase(before, after, rules, { reason, clockStart }, night))

  test('holds no close contact longer than five and three days allow', () => {
    const outcomes = new Set<string>()
    for (const [n, one] of moved('close_contact').entries()) {
      // By hand, and not by the code under test: the midnight that begins the ninth day of the city.
      const day = Math.floor(((clocks[n] ?? 0) + 8 * 3_600_000) / 86_400_000)
      const end = (day + 8) * 86_400_000 - 8 * 3_600_000
      expect(one.releaseAt).toBe(Math.max(end, night))
      expect(one.now === null).toBe(end <= night)
      outcomes.add(one.outcome)
    }
    expect([...outcomes].sort()).toEqual(['released', 'shortened'])
  })

  test('lets every contact of a contact go', () => {
    for (const one of moved('secondary_contact'))
      expect(one).toMatchObject({ outcome: 'ended', releaseAt: night, now: null })
  })

  test('and the rules of the night before would have held them', () => {
    const held = clocks.filter((clockStart) => {
      const answer = trackAt(before, { reason: 'secondary_contact', clockStart }, night)
      return answer.ok && answer.state === 'stage'
    })
    expect(held.length).toBeGreaterThan(5_000)
  })
})

/** The library with one line of one file changed. Throws where the text is not there. */
function changed(file: string, from: string, to: string): Library {
  const one = (folder: string): RawFile[] =>
    readdirSync(join(policyFolder, folder))
      .filter((name) => name.endsWith('.yaml') && !name.endsWith('.cases.yaml'))
      .map((name) => {
        const path = join(policyFolder, folder, name)
        if (`${folder}/${name}` !== file) return readYaml(path, name)
        const text = readFileSync(path, 'utf8')
        if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`)
        return readYaml(path, name, text.replace(from, to))
      })
  const parsed = parseLibrary({
    sources: readYaml(join(policyFolder, 'sources.yaml'), 'sources.yaml'),
    modules: one('modules'),
    packs: one('packs'),
  })
  if (!parsed.ok) throw new Error(parsed.faults.map(({ path, en }) => `${path}: ${en}`).join('\n'))
  return parsed.library
}

describe('a wrong figure in a pack is caught by a case', () => {
  test.each([
    [
      'modules/cn-ncp-8.yaml',
      'days: { v: 14, src: [S-N3, S-N4]',
      'days: { v: 15, src: [S-N3, S-N4]',
    ],
    ['modules/cn-ncp-8.yaml', 'days: { v: 7, src: [S-N3, S-N4]', 'days: { v: 6, src: [S-N3, S-N4]'],
    ['modules/cn-ncp-8.yaml', 'test_days: { v: [2, 7]', 'test_days: { v: [1, 7]'],
    [
      'modules/cn-ncp-8.yaml',
      'days: { v: 7, src: [S-N6, S-N36]',
      'days: { v: 14, src: [S-N6, S-N36]',
    ],
    [
      'modules/cn-ncp-9.yaml',
      'days: { v: 7, src: [S-N3, S-N4, S-N15]',
      'days: { v: 8, src: [S-N3, S-N4, S-N15]',
    ],
    [
      'modules/cn-ncp-9.yaml',
      'days: { v: 3, src: [S-N3, S-N4, S-N15]',
      'days: { v: 7, src: [S-N3, S-N4, S-N15]',
    ],
    [
      'modules/cn-ncp-9.yaml',
      'v: [1, 2, 3, 5, 7], src: [S-N3, S-N4, S-N15]',
      'v: [1, 2, 3, 4, 5, 7], src: [S-N3, S-N4, S-N15]',
    ],
    [
      'modules/cn-ncp-9.yaml',
      'place: { v: home_isolation, src: [S-N4, S-N5]',
      'place: { v: centralized, src: [S-N4, S-N5]',
    ],
    [
      'modules/cn-20m.yaml',
      'days: { v: 5, src: [S-N16, S-N17]',
      'days: { v: 7, src: [S-N16, S-N17]',
    ],
    [
      'modules/cn-20m.yaml',
      'days: { v: 3, src: [S-N16, S-N17]',
      'days: { v: 2, src: [S-N16, S-N17]',
    ],
    ['modules/cn-20m.yaml', 'levels: { v: [high, low]', 'levels: { v: [low, high]'],
    [
      'modules/cn-20m.yaml',
      'units: { v: [unit, building]',
      'units: { v: [unit, building, compound]',
    ],
    [
      'modules/cn-20m.yaml',
      'no_new_infection_days, src: [S-N24, S-N25], grade: c }, v: { v: 5,',
      'no_new_infection_days, src: [S-N24, S-N25], grade: c }, v: { v: 7,',
    ],
    ['modules/cn-10m.yaml', 'days: { v: 5, src: [S-N28]', 'days: { v: 8, src: [S-N28]'],
    [
      'modules/cn-10m.yaml',
      'units: { v: [household, floor, unit, building]',
      'units: { v: [building, compound]',
    ],
    ['modules/platform.yaml', 'day_one: { v: clock_day', 'day_one: { v: next_day'],
    ['modules/cn-mpox-2023.yaml', 'days: { v: 21', 'days: { v: 14'],
    ['packs/cn-20m.yaml', "effective_from: { v: '2022-11-11'", "effective_from: { v: '2022-11-12'"],
    [
      'packs/cn-20m.yaml',
      'track: secondary_contact, act: { v: end',
      'track: secondary_contact, act: { v: keep',
    ],
    ['packs/cn-ncp-9.yaml', "effective_to: { v: '2022-11-10'", "effective_to: { v: '2022-11-09'"],
  ])('%s: %s', (file, from, to) => {
    let caught: number
    try {
      caught = failed(changed(file, from, to)).length
    } catch (error) {
      // A pack that does not fit together any more is caught before any case.
      expect(String(error)).not.toMatch(/does not hold/)
      caught = 1
    }
    expect(caught).toBeGreaterThan(0)
  })

  test('and a file written again as it was is not', () => {
    const same = 'days: { v: 21'
    expect(failed(changed('modules/cn-mpox-2023.yaml', same, same))).toEqual([])
  })
})

test('the page says how many values and cases there are', () => {
  const page = readFileSync(join(policyFolder, '..', 'docs', 'policy.md'), 'utf8')
  const measures = library.packs.get('cn-20m')
  const resolved = resolvePack(library, 'cn-20m', measures?.period.from ?? 0, [])
  if (!resolved.ok) throw new Error('cn-20m')
  const values = parametersOf(resolved.policy)
  const unverified = values.filter(({ binds }) => !binds).length
  expect(page).toContain(`Of ${values.length} values of the twenty measures ${unverified} are`)
  expect(page).toContain(`${cases.length} cases 案例, 0 failed 未通过, ${library.packs.size} packs`)
  expect(page).toContain(`{"cases":${cases.length},"failed":0}`)
})

test('nothing in the code of policies knows one disease', () => {
  const disease = /covid|sars|新冠|mpox|猴痘|omicron|ncp|cholera|霍乱/i
  const folder = join(policyFolder, '..', 'core', 'policy')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  expect(sources.length).toBeGreaterThan(20)
  const knowing = sources.filter((file) => disease.test(readFileSync(join(folder, file), 'utf8')))
  expect(knowing).toEqual([])
  expect(disease.test('the pack cn-ncp-9')).toBe(true)
})
