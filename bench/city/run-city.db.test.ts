import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, openBench } from '../bench.ts'
import type { Figures } from '../figures.ts'
import { htmlReport } from '../report/html-report.ts'
import { summaryLines } from '../report/summary.ts'
import { presentIn } from './conserved.ts'
import { runCity } from './run-city.ts'

// Tiny, and on a machine that does other things: what is looked at is whether it is right, not how quick it is.
let bench: Bench
let figures: Figures
const said: string[] = []
const options = {
  people: 2_000,
  profile: 'city',
  seed: 3,
  data: null,
  keep: false,
  direct: false,
  json: null,
  html: null,
} as const

beforeAll(async () => {
  bench = await openBench(options, (text) => said.push(text))
  figures = await runCity(bench)
  // Half a minute where nothing else runs.
}, 300_000)
afterAll(() => bench?.close(), 60_000)

const named = [
  'ceiling_people_per_s',
  'batch_people_per_s',
  'batch_ratio',
  'single_people_per_s',
  'single_ratio',
  'chain_people_per_s',
  'result_reads_per_s',
  'select_ceiling_per_s',
  'read_ratio',
  'bytes_per_sample',
  'p99_ms',
]

test('has every figure that the issue names, each measured', () => {
  for (const name of named) expect([name, Number(figures[name]) > 0]).toEqual([name, true])
})

test('everybody was sampled, acknowledged is present, and every law holds', async () => {
  expect([figures.laws_broken, said.filter((line) => line.startsWith('faulty'))]).toEqual([[], []])
  expect(figures.conserved).toBe(true)
  expect(figures.present).toMatchObject({ people: bench.round.people })
  expect(figures.acknowledged).toEqual(figures.present)
})

test('the ceiling wrote the very same rows into its own round', async () => {
  const { sql } = bench.city
  const [counted] = await sql<{ own: number; other: number }[]>`
    select (select count(*)::int from samples s join samples c on c.round_id = 2022099 and c.person_id = s.person_id
        and c.sampled_at = s.sampled_at and c.sitting = s.sitting where s.round_id = 2022100) as own,
      (select count(*)::int from samples where round_id = 2022099) as other`
  expect(counted?.other).toBeGreaterThan(bench.round.people / 2)
  expect(counted?.own).toBe(counted?.other)
  const ceiling = await presentIn(sql, '2022099')
  const [kept] = await sql<{ commands: number; moved: number }[]>`
    select count(c.id)::int as commands, (select sum(e.quantity)::int from custody_entries e
        where e.round_id = 2022099 and e.from_account like 'stock:%' and e.to_account like 'site:%') as moved
    from uploads u left join commands c on c.id = u.command_id where u.round_id = 2022099`
  expect(kept).toEqual({ commands: ceiling.uploads, moved: ceiling.tubes })
})

test('a tampered round is seen: one sample less, and it is not conserved', async () => {
  const { sql } = bench.city
  const broken: string[] = []
  const putBack = new Error('put back')
  const tampered = sql.begin(async (tx) => {
    await tx`delete from samples where round_id = 2022100 and person_id = (select min(person_id) from samples where round_id = 2022100)`
    const found = await tx<{ law: string }[]>`
      select law from conservation where round_id = 2022100 and expected <> found`
    broken.push(...found.map(({ law }) => law))
    throw putBack
  })
  await expect(tampered).rejects.toBe(putBack)
  expect(broken).toContain('members')
})

test('reports it as lines and as one page that needs nothing from outside', () => {
  const whole = {
    ...figures,
    profile: 'city',
    load_before: [0, 0, 0],
    load_after: [0, 0, 0],
    total_s: 1,
  }
  expect(summaryLines(whole).join('\n')).toMatch(/batch_ratio +\S+ of the ceiling \(>= 0\.5\)/)
  const page = htmlReport(whole)
  expect(page).not.toMatch(/(?:src|href)=|https?:|@import|url\(/)
  expect(page.match(/<svg/g)?.length).toBeGreaterThan(3)
})
