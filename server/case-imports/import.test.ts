import { randomUUID } from 'node:crypto'
import { figuresOf, shapeOf } from '@bihuan/core/chains/graph.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { moveCase } from '../cases/store.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf } from '../testing/officers.ts'
import { acceptanceFile, csvFile } from './an-import.ts'
import { importList } from './import-list.ts'
import { importedRows } from './imported-rows.ts'
import { runCaseImport } from './run-case-import.ts'
import { tryCaseImport } from './try-case-import.ts'
import { undoCaseImport } from './undo-case-import.ts'

const area = '410105'
let city: TestCity
let round: TestRound
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 30 })
  await adoptedIn(city, await officersOf(city))
})
const now = () => city.start + 24 * hourMs
const investigator = () => city.actor('case-investigator', area)
/** No row of a file is lost: each ends in one of four ways. */
const addsUp = <Outcome extends { rows: Counts; linkRows: Counts }>(outcome: Outcome): Outcome => {
  for (const { rows, written, same, matched, faulty } of [outcome.rows, outcome.linkRows])
    expect(written + same + matched + faulty).toBe(rows)
  return outcome
}
type Counts = { rows: number; written: number; same: number; matched: number; faulty: number }
const attempt = async (input: object) =>
  addsUp(await city.run(tryCaseImport, investigator(), { area, ...input }, now()))
const run = async (input: object, id = randomUUID()) =>
  addsUp(
    await city.run(
      runCaseImport,
      investigator(),
      { area, leaveOut: false, over: false, ...input },
      now(),
      id,
    ),
  )
const counted = async () => {
  const [row] = await city.sql<{ cases: number; contacts: number; links: number }[]>`
    select (select count(*)::int from cases) as cases, (select count(*)::int from contacts) as contacts,
      (select count(*)::int from case_links where until_at is null) as links`
  return row
}

const heads = '病例编号,姓名,性别,年龄,身份证号,电话,发病日期,确诊日期,病例分类,发现方式,传染来源'
const aList = (...rows: string[]) => ({ lineList: csvFile([heads, ...rows].join('\r\n')) })

describe('a line list', () => {
  test('is imported by who investigates, in their own area', async () => {
    const list = aList('甲1,,,,,,2022-01-10,,,,')
    const asked = (role: 'sampler' | 'case-investigator', of: string) =>
      city.run(tryCaseImport, city.actor(role, of), { area, ...list }, now())
    await expect(asked('sampler', area)).rejects.toThrow('access.role-may-not')
    await expect(asked('case-investigator', '410102')).rejects.toThrow('access.area-is-not-yours')
  })

  test('is tried without anything being written, and its faults have row, column and words', async () => {
    const before = await counted()
    const tried = await attempt(
      aList(
        'A1,李甲,女,34,,,2022-01-10,2022-01-11,确诊病例,发热门诊,',
        'A2,王乙,男,340,,,2022-02-30,,确诊病例,,',
        ',赵丙,男,34,,,,,,,',
        'A4,钱丁,未说,34,41010519990101001X,,2022-03-01,,疑似,,A9',
      ),
    )
    expect(tried.rows).toEqual({ rows: 4, written: 1, same: 0, matched: 0, faulty: 3 })
    expect(tried.lineList?.from).toBe('guessed')
    expect(tried.faults.map(({ row, column, code }) => [row, column, code])).toEqual(
      [
        [3, '年龄', 'age-impossible'],
        [3, '发病日期', 'date-impossible'],
        [4, '病例编号', 'id-missing'],
        [5, '性别', 'value-unknown'],
        [5, '病例分类', 'value-unknown'],
        [5, '发病日期', 'date-in-future'],
      ]
        .sort((a, b) => Number(a[0]) - Number(b[0]))
        .map((one) => expect.arrayContaining(one)),
    )
    expect(JSON.stringify(tried)).not.toMatch(/李甲|王乙|41010519990101001X/)
    expect(await counted()).toEqual(before)
  })

  test('brings cases, known people and links as one unit; again it changes nothing', async () => {
    const person = round.people[3] ?? ''
    const [known] = await city.sql<{ name: string }[]>`select name from people where id = ${person}`
    await city.sql`update people set name_initials = coalesce(name_initials, 'x'), phone_cipher = ${city.city.keys.seal('13900001234')} where id = ${person}`
    const list = aList(
      'B1,林甲,女,34,,,2022-01-10,2022-01-11,确诊病例,发热门诊,',
      `B2,${known?.name},,,,139 0000 1234,2022-01-12,2022-01-13,无症状,密接排查,B1`,
      'B1,林甲,女,34,,,2022-01-10,2022-01-11,确诊病例,发热门诊,',
    )
    const done = await run(list)
    expect(done.rows).toEqual({ rows: 3, written: 2, same: 1, matched: 0, faulty: 0 })
    expect([done.inRegister, done.notInRegister]).toEqual([1, 1])
    const cases = await city.sql<{ personId: string | null; called: { name?: string } | null }[]>`
      select c.person_id, c.called from cases c join import_rows r on r.case_id = c.id
      where r.import_id = ${done.import ?? ''} and r.outcome = 'written' order by c.source_number`
    expect(cases).toEqual([
      { personId: null, called: { code: 'B1', name: '林甲', sex: 'female', age: 34 } },
      { personId: person, called: null },
    ])
    const links = await city.sql`
      select a.source_number as infector, b.source_number as infectee from case_links l
      join cases a on a.id = l.infector join cases b on b.id = l.infectee`
    expect(links.map((row) => ({ ...row }))).toEqual([{ infector: 'B1', infectee: 'B2' }])
    const before = await counted()
    const again = await run(list)
    expect([again.import, again.rows.same]).toEqual([null, 3])
    expect(await counted()).toEqual(before)
    const traces =
      await city.sql`select from person_reads where person_id = ${person} and query = 'case-import.run'`
    expect(traces.length).toBe(1)
  })

  test('overwrites nothing: other content under a known number is a fault', async () => {
    const tried = await attempt(aList('B1,林甲,女,35,,,2022-01-10,2022-01-11,确诊病例,发热门诊,'))
    expect(tried.faults.map(({ code }) => code)).toEqual(['row-differs'])
  })

  test('takes somebody who has a case already for that case, and shows it', async () => {
    const person = round.people[3] ?? ''
    const [known] = await city.sql<{ name: string }[]>`select name from people where id = ${person}`
    const tried = await attempt(aList(`C7,${known?.name},,,,13900001234,2022-01-12,,,,`))
    expect(tried.rows).toMatchObject({ written: 0, matched: 1 })
    expect(tried.matches).toEqual([
      { row: 2, case: expect.any(String), number: expect.stringMatching(/^C-/) },
    ])
  })

  test('with a fault is refused whole, or leaves out what is faulty and keeps which rows', async () => {
    const list = aList(
      'D1,,,,,,2022-01-10,,,,',
      'D2,,,,,,31.02.2022,,,,',
      'D3,,,,,,2022-01-11,,,,D2',
    )
    const before = await counted()
    await expect(run(list)).rejects.toThrow('case-import.faulty')
    expect(await counted()).toEqual(before)
    const done = await run({ ...list, leaveOut: true })
    expect(done.rows).toEqual({ rows: 3, written: 1, same: 0, matched: 0, faulty: 2 })
    const shown = await city.ask(
      importedRows,
      investigator(),
      { import: done.import ?? '' },
      undefined,
      now(),
    )
    expect(shown.rows.map(({ row, outcome, column }) => [row, outcome, column])).toEqual([
      [2, 'written', null],
      [3, 'faulty', '发病日期'],
      [4, 'faulty', '传染来源'],
    ])
  })

  test('names contacts, with what the engine proposes', async () => {
    const file = csvFile(
      [
        '编号,类别,姓名,关系,首次接触日期,末次接触日期,关联病例,确诊日期',
        'E1,病例,周甲,,,,,2022-01-12',
        'E2,密接,吴乙,同住,2022-01-10,2022-01-11,E1,',
        'E3,密接,郑丙,同事,,,E1,',
      ].join('\n'),
    )
    const tried = await attempt({ lineList: file })
    expect(tried.faults.map(({ row, code }) => [row, code])).toEqual([[4, 'contact-never-exposed']])
    const done = await run({ lineList: file, leaveOut: true })
    expect([done.rows.written, done.contacts]).toEqual([2, 1])
    const contacts = await city.sql`
      select k.relation, k.called, k.proposed from contacts k join import_rows r on r.contact_id = k.id where r.import_id = ${done.import}`
    expect(contacts.map((row) => ({ ...row }))).toEqual([
      {
        relation: 'household',
        called: { name: '吴乙', words: 'E2' },
        proposed: expect.any(String),
      },
    ])
    expect((await run({ lineList: file, leaveOut: true })).import).toBeNull()
  })

  test('is read by the mapping that the office used the last time', async () => {
    const file = csvFile('Nr;Beginn\nF1;13.01.2022\n')
    expect((await attempt({ lineList: file })).faults.map(({ code }) => code)).toEqual([
      'id-column-missing',
    ])
    const mapping = { columns: { id: 'Nr', onset: 'Beginn' }, dateOrder: null, values: {} }
    await run({ lineList: file, mapping })
    const again = await attempt({ lineList: csvFile('Nr;Beginn\nF2;14.01.2022\n') })
    expect([again.lineList?.from, again.rows.written]).toEqual(['remembered', 1])
  })
})

describe('an import', () => {
  test('is undone as a unit and can come again; not by somebody of another area, nor twice', async () => {
    const list = aList('G1,,,,,,2022-01-10,,,,', 'G2,,,,,,2022-01-11,,,,G1')
    const before = await counted()
    const done = await run(list)
    const undo = (reason = '来源文件发错了，全部撤回', by = investigator()) =>
      city.run(undoCaseImport, by, { import: done.import ?? '', reason }, now())
    await expect(
      undo('来源文件发错了，全部撤回', city.actor('case-investigator', '410102')),
    ).rejects.toThrow('access.area-is-not-yours')
    expect(await undo()).toEqual({ cases: 2, contacts: 0, links: 1 })
    await expect(undo()).rejects.toThrow('case-import.already-undone')
    expect((await counted())?.links).toBe(before?.links)
    const again = await run(list)
    expect(again.rows.written).toBe(2)
    const { imports } = await city.ask(importList, investigator(), {}, undefined, now())
    expect(imports.find((one) => one.import === done.import)?.undoneAt).not.toBeNull()
  })

  test('is not undone where somebody has worked on one of its cases', async () => {
    const done = await run(aList('H1,,,,,,2022-01-10,,,,'))
    const [made] = await city.sql<
      { id: string }[]
    >`select case_id as id from import_rows where import_id = ${done.import}`
    const { keys } = city.city
    await city.sql.begin((tx) =>
      moveCase(tx, made?.id ?? '', 'assign', { keys, now: now(), actor: investigator() }),
    )
    const undo = city.run(
      undoCaseImport,
      investigator(),
      { import: done.import ?? '', reason: '来源文件发错了，全部撤回' },
      now(),
    )
    await expect(undo).rejects.toThrow('case-import.worked-on')
  })
})

// As `chains describe` prints them; the case that only the links of Hong Kong name is a node there too.
describe.each([
  {
    name: 'MERS 2015',
    files: ['mers_korea_2015_linelist.csv', 'mers_korea_2015_contacts.csv'],
    cases: 162,
    figures: { links: 98, maxOutDegree: 38, generations: 3 },
  },
  {
    name: 'Hong Kong 2020',
    files: ['hongkong_2020_case_data.csv', 'hongkong_2020_transmission_pairs.csv'],
    cases: 1039,
    figures: {
      links: 169,
      components: 870,
      isolated: 795,
      largest: 14,
      maxOutDegree: 11,
      generations: 3,
    },
  },
])('$name', ({ files: [lineFile = '', linkFile = ''], cases: expected, figures }) => {
  const lineList = acceptanceFile(lineFile)
  const links = acceptanceFile(linkFile)
  test.skipIf(!lineList || !links)(
    'comes in in one step, and its chains are those of the files',
    async () => {
      if (!lineList || !links) return
      const own = await aCity()
      await aRound(own, { people: 4 })
      await adoptedIn(own, await officersOf(own))
      const done = await own.run(
        runCaseImport,
        own.actor('case-investigator', area),
        { area, lineList, links, openEnds: true, leaveOut: false, over: true },
        own.start + 24 * hourMs,
      )
      expect([done.faultsInAll, done.rows.written, done.linkRows.written]).toEqual([
        0,
        done.rows.rows,
        done.linkRows.rows,
      ])
      const cases = await own.sql<{ id: string }[]>`select id from cases`
      const place = new Map(cases.map(({ id }, n) => [id, n]))
      const stored = await own.sql<{ infector: string; infectee: string }[]>`
        select infector, infectee from case_links`
      const pairs = stored.map(({ infector, infectee }) => ({
        from: place.get(infector) ?? -1,
        to: place.get(infectee) ?? -1,
      }))
      const shape = shapeOf(cases.length, pairs)
      expect(figuresOf(shape, pairs.length)).toMatchObject({ cases: expected, ...figures })
    },
  )
})
