import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { aLivedCity } from './commands/testing/a-lived-city.ts'
import { aDataFolder, aFolder, runCli } from './commands/testing/run-cli.ts'

let lived: Awaited<ReturnType<typeof aLivedCity>>
beforeAll(async () => {
  lived = await aLivedCity()
})

const notice = join(import.meta.dirname, '..', 'policies', 'notices', 'zz-2022-018.yaml')
const bihuan = (...args: string[]) =>
  runCli([...args, '--data', aDataFolder()], { DATABASE_URL: lived.city.url })
const asked = async (...args: string[]) => {
  const { code, out } = await bihuan(...args, '--json')
  return { code, answer: JSON.parse(out) }
}

describe('questions', () => {
  test('round show: the newest round, conserved', async () => {
    const { code, answer } = await asked('round', 'show')
    expect([code, answer.round.round, answer.roll.due, answer.roll.sampled]).toEqual([
      0,
      '2022018',
      3_000,
      3,
    ])
    expect(answer.conservation.conserved).toBe(true)
    expect(await asked('round', 'show', '2022999')).toMatchObject({
      code: 2,
      answer: { code: 'round.unknown' },
    })
  })

  test('loops: what is owed, by kind', async () => {
    const { code, answer } = await asked('loops', '--kind', 'tube-not-boxed', '--overdue')
    expect([code, answer.loops.map(({ subject }: { subject: string }) => subject)]).toEqual([
      0,
      [`tube:${lived.tube}`],
    ])
    expect((await bihuan('loops', '--kind', 'nothing')).code).toBe(2)
  })

  test('tube show: every step, with a hyphen in the code or without', async () => {
    const { code, answer } = await asked(
      'tube',
      'show',
      `${lived.tube.slice(0, 4)}-${lived.tube.slice(4)}`,
    )
    expect([code, answer.tube, answer.memberCount]).toEqual([0, lived.tube, 3])
    expect(await asked('tube', 'show', '41019999999999')).toMatchObject({ code: 2 })
  })

  test('person result: not without a purpose, and each read leaves a trace', async () => {
    expect((await bihuan('person', 'result', lived.person)).code).toBe(2)
    const { code, answer } = await asked(
      'person',
      'result',
      lived.person,
      '--purpose',
      'result-inquiry',
    )
    expect([code, answer.results.length]).toEqual([0, 1])
    const reads = await lived.city
      .sql`select query, actor_id, purpose from person_reads where person_id = ${lived.person} and query = 'person.results'`
    expect([...reads]).toEqual([
      { query: 'person.results', actorId: 'command-line', purpose: 'result-inquiry' },
    ])
  })
})

describe('rounds', () => {
  test('round plan without a city goes by the census; a faulty notice is told with its places', async () => {
    const { code, out } = await runCli(['round', 'plan', notice, '--data', aFolder(), '--json'])
    const plan = JSON.parse(out)
    expect([code, plan.round]).toEqual([0, '2022018'])
    expect(
      plan.figures.find(({ name }: { name: string }) => name === 'people').value,
    ).toBeGreaterThan(5_000_000)
    const bad = await runCli([
      'round',
      'plan',
      join(import.meta.dirname, '..', 'policies', 'assays', 'first-kit.yaml'),
      '--data',
      aFolder(),
      '--json',
    ])
    expect([bad.code, JSON.parse(bad.out).code]).toEqual([2, 'round.notice-faulty'])
  })

  test('round publish refuses a notice for districts that this small city does not have', async () => {
    const { code, answer } = await asked('round', 'publish', notice)
    expect([code, answer.code]).toEqual([2, 'round.notice-faulty'])
  })
})

describe('round publish', () => {
  test('draws the roll of a notice for the district that is there, once', async () => {
    const own = join(aFolder(), 'notice.yaml')
    const text = readFileSync(notice, 'utf8')
      .replace('id: zz-2022-018', 'id: zz-2022-019')
      .replace('number: 18', 'number: 19')
      .replace(/^ {4}- \{ code: '4101(03|02|04|73|72)'.*\n/gm, '')
    writeFileSync(own, text)
    expect(await asked('round', 'plan', own)).toMatchObject({
      code: 0,
      answer: { round: '2022019' },
    })
    expect(await asked('round', 'publish', own)).toMatchObject({
      code: 0,
      answer: { round: '2022019', due: 3_000 },
    })
    expect(await asked('round', 'publish', own)).toMatchObject({
      code: 2,
      answer: { code: 'round.already-published' },
    })
  })
})

describe('export', () => {
  test.each(['coverage', 'loops', 'results', 'rounds'])(
    '%s is CSV with its mark, heads in both languages, and every row',
    async (kind) => {
      const out = join(aFolder(), `${kind}.csv`)
      const { code, answer } = await asked('export', kind, '--round', '2022018', '--out', out)
      const text = readFileSync(out, 'utf8')
      expect([code, text.charCodeAt(0)]).toEqual([0, 0xfeff])
      const lines = text.trimEnd().split('\r\n')
      expect(lines[0]).toMatch(/\p{Script=Han}.* [a-z]/u)
      expect(lines).toHaveLength(1 + answer.rows)
      if (kind === 'coverage')
        expect([answer.rows, text.includes('"410105001-001"')]).toEqual([150, true])
      if (kind === 'loops')
        expect(text).toContain(`"tube:${lived.tube.slice(0, 4)}-${lived.tube.slice(4)}"`)
      expect((await bihuan('export', kind, '--round', '2022018', '--out', out)).code).toBe(2)
    },
  )
})

describe('migrate', () => {
  test('says that there is nothing to do where there is nothing', async () => {
    expect(await asked('migrate')).toMatchObject({ code: 0, answer: { applied: [] } })
  })
})
