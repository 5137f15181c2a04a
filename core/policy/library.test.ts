import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCases } from './case.ts'
import { checkPack } from './check-pack.ts'
import { lineOf, packAt, parseLibrary } from './library.ts'
import { parseModule } from './module.ts'
import { orderMaximum } from './order-rules.ts'
import { parsePack } from './pack.ts'
import type { Policy } from './policy.ts'
import { resolvePack } from './resolve.ts'
import { parseSources } from './source.ts'
import { ours, packBegins, says, sure } from './testing/a-policy.ts'
import { earliestRelease, testsDue, trackAt } from './track-at.ts'
import { moveCase } from './transition.ts'
import { liftOf, temporaryControl, zoneAllowed } from './zone-rules.ts'

const title = { zh: '示例', en: 'made up' }
const sources = {
  file: 'sources.yaml',
  value: { 'S-1': { grade: 'a', title: 'x', address: ['y'] } },
}
const from = (v: string) => ({ effective_from: sure(v) })
const module = (id: string, over: object = {}) => ({
  file: `modules/${id}.yaml`,
  value: { id, kind: 'national-plan', title, ...from('2031-03-01'), says, ...over },
})
const pack = (id: string, over: object = {}) => ({
  file: `packs/${id}.yaml`,
  value: { id, title, ...from('2031-03-01'), modules: ['base'], ...over },
})
const library = (packs: ReturnType<typeof pack>[], modules = [module('base')]) =>
  parseLibrary({ sources, modules, packs })
const faults = (...packs: ReturnType<typeof pack>[]) => {
  const read = library(packs)
  if (!read.ok) return read.faults.map(({ file, path, code }) => `${file} ${path} ${code}`)
  return [...read.library.packs.keys()]
    .flatMap((id) => checkPack(read.library, id))
    .map(({ file, path, code }) => `${file} ${path} ${code}`)
}
const first = pack('first', { effective_to: sure('2031-03-31') })
const second = (over: object = {}) =>
  pack('second', { follows: 'first', ...from('2031-04-01'), ...over })

describe('packs of one line', () => {
  const read = library([first, second()])
  if (!read.ok) throw new Error('faults')
  const april = packBegins + 31 * 86_400_000

  test('take over from each other at the very moment', () => {
    expect(lineOf(read.library, 'second').map(({ id }) => id)).toEqual(['second', 'first'])
    const at = (moment: number) => packAt(read.library, 'second', moment)?.id
    expect([at(packBegins - 1), at(packBegins), at(april - 1), at(april)]).toEqual([
      undefined,
      'first',
      'first',
      'second',
    ])
    // The line of the first ends with it.
    expect(packAt(read.library, 'first', april)).toBeNull()
    expect(packAt(read.library, 'first', april - 1)?.id).toBe('first')
  })

  test.each([
    ['a gap', second(from('2031-04-02')), 'second follows time'],
    ['two at once', second(from('2031-03-31')), 'second follows time'],
    ['one that is not there', second({ follows: 'zeroth' }), 'second follows reference'],
  ])('with %s are refused', (_, next, expected) => {
    expect(faults(first, next)).toEqual([expected])
  })

  test('do not share a name', () => {
    expect(faults(first, first)).toEqual(['packs/first.yaml id duplicate'])
  })
})

describe('rules of transition', () => {
  const rule = (over: object) =>
    second({ transition: [{ act: ours('recompute'), text: title, ...over }] })
  test.each([
    ['another track', rule({ track: 'close_contact', to: 'infected' }), []],
    [
      'no such track',
      rule({ track: 'close_contact', to: 'nobody' }),
      ['second transition[0].to reference'],
    ],
    [
      'no such level',
      rule({ level: 'high', act: ours('rename'), to: 'purple' }),
      ['second transition[0].to reference'],
    ],
    [
      'a level without a name',
      rule({ level: 'high', act: ours('rename') }),
      ['second transition[0].to missing'],
    ],
    ['a level counted again', rule({ level: 'high' }), ['second transition[0].act value']],
    [
      'a track renamed',
      rule({ track: 'close_contact', act: ours('rename'), to: 'infected' }),
      ['second transition[0].act value'],
    ],
  ])('to %s', (_, next, expected) => {
    expect(faults(first, next)).toEqual(expected)
  })

  test('are one for each', () => {
    const twice = { track: 'infected', act: ours('end'), text: title }
    expect(faults(first, second({ transition: [twice, twice] }))).toEqual([
      'second transition[1].track duplicate',
    ])
  })
})

test('a module that extends itself by a detour is refused', () => {
  const circle = [module('base', { extends: 'other' }), module('other', { extends: 'base' })]
  const read = library([first], circle)
  if (!read.ok) throw new Error('faults')
  const resolved = resolvePack(read.library, 'first', packBegins, [])
  expect(resolved.ok ? [] : resolved.faults.map(({ code }) => code)).toContain('reference')
})

describe('whatever a file holds', () => {
  const anything = fc.anything({ withNullPrototype: true, maxDepth: 4 })
  const listed = parseSources(sources.value, 'sources.yaml')
  if (!listed.ok) throw new Error('sources')

  test('reading it ends with faults, never with an accident', () => {
    const readers = [
      (value: unknown) => parseSources(value, 'x'),
      (value: unknown) => parseModule(value, 'x', listed.sources),
      (value: unknown) => parsePack(value, 'x', listed.sources),
      (value: unknown) => parseCases(value, 'x'),
    ]
    fc.assert(
      fc.property(anything, fc.constantFrom(...readers), (value, read) => {
        const answer = read(value)
        if (answer.ok) return
        for (const { zh, en } of answer.faults) expect(`${zh}${en}`).not.toContain('undefined')
      }),
      { numRuns: 2_000 },
    )
  })

  test('any part of a module replaced by it, or left out, resolves or is refused', () => {
    const paths = pathsOf(says)
    const place = fc.constantFrom(...paths)
    let whole = 0
    fc.assert(
      fc.property(place, fc.option(anything), (path, value) => {
        const read = library([first], [module('base', { says: changed(path, value) })])
        if (!read.ok) {
          expect(read.faults).not.toEqual([])
          return
        }
        const resolved = resolvePack(read.library, 'first', packBegins, [])
        if (!resolved.ok) {
          expect(resolved.faults).not.toEqual([])
          return
        }
        whole += 1
        askEverything(resolved.policy)
      }),
      { numRuns: 1_500 },
    )
    expect(paths.length).toBeGreaterThan(200)
    expect(whole).toBeGreaterThan(0)
  })
})

/** Every question that a policy answers, asked of all that it names and of what it does not. */
function askEverything(policy: Policy): void {
  for (const reason of [...Object.keys(policy.tracks), 'nobody']) {
    const held = { reason, clockStart: packBegins }
    for (const at of [packBegins - 1, packBegins, packBegins + 1e9]) {
      trackAt(policy, held, at)
      testsDue(policy, held, at)
    }
    earliestRelease(policy, held)
    moveCase(policy, policy, [], held, packBegins)
    for (const kind of Object.keys(policy.orders.kind)) orderMaximum(policy, kind, reason)
  }
  for (const level of [...policy.areas.levels.v, 'nowhere']) {
    zoneAllowed(policy, { level, unit: 'building', widenReasons: [] })
    liftOf(policy, level, {
      daysWithoutInfection: 1,
      daysSinceLastExposure: null,
      roundNegativeOnDay: null,
      daysSinceNegativeRound: null,
      levelsInForce: [],
    })
  }
  temporaryControl(policy, 1)
}

type Fields = Record<string, unknown>
const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}

/** Every place inside a module, as the names that lead there. */
function pathsOf(value: unknown): string[][] {
  return Object.entries(fieldsOf(value)).flatMap(([name, inner]) => [
    [name],
    ...pathsOf(inner).map((path) => [name, ...path]),
  ])
}

/** The module with one place replaced; null leaves it out. */
function changed(path: readonly string[], value: unknown): unknown {
  const copy: unknown = structuredClone(says)
  const last = path.at(-1) ?? ''
  let at = fieldsOf(copy)
  for (const name of path.slice(0, -1)) at = fieldsOf(at[name])
  if (value === null) delete at[last]
  else at[last] = value
  return copy
}
