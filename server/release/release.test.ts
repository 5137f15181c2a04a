import { randomUUID } from 'node:crypto'
import { cityInstant, hourMs, type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { excessNow } from '../excess/excess-now.ts'
import { readStatus } from '../status/read-status.ts'
import { aReleaseDesk, change, type ReleaseDesk } from './a-release-desk.ts'
import { afterCareList } from './after-care-list.ts'
import { environmentResult, sampleEnvironment } from './environment.ts'
import { finishAfterCare } from './finish-after-care.ts'
import { letGo } from './let-go.ts'
import { noteReleases } from './note-releases.ts'
import { ownRelease } from './own-release.ts'
import { ownPaper, releasePaper } from './paper.ts'
import { planHomeward } from './plan-home.ts'
import { releaseList } from './release-list.ts'
import { releaseSites } from './release-sites.ts'
import { stayRelease } from './stay-release.ts'

const day = 24 * hourMs
const at = (text: string): Instant => instantOf(`${text}:00+08:00`)
const noon = at('2022-11-09T12:00')
let desk: ReleaseDesk
/** Exposed on the 3rd: seven days at the site end with the 9th, five with the 7th. */
let third: string
/** Exposed on the 8th: until the 14th by the ninth edition, until the 12th by the twenty measures. */
let eighth: string
/** Nobody ordered it. */
let free: string
const person = (n: number) => desk.people[n] ?? ''

beforeAll(async () => {
  desk = await aReleaseDesk()
  const until = cityInstant('2022-11-15', '00:00')
  const stays = await desk.stay(
    {
      person: person(0),
      clock: at('2022-11-03T10:00'),
      arrived: at('2022-11-04T10:00'),
      until: cityInstant('2022-11-10', '00:00'),
    },
    { person: person(1), clock: at('2022-11-08T10:00'), arrived: at('2022-11-09T08:00'), until },
    {
      person: person(2),
      clock: at('2022-11-08T10:00'),
      arrived: at('2022-11-09T09:00'),
      until: null,
    },
  )
  ;[third = '', eighth = '', free = ''] = stays
  await desk.swab(
    ...[5, 7, 9].map((date) => ({ person: person(0), at: at(`2022-11-0${date}T09:00`), hours: 8 })),
    { person: person(1), at: at('2022-11-09T09:00'), hours: 6 },
  )
})

const list = (which: 'late' | 'today' | 'tomorrow' | 'all', when: Instant, site?: string) =>
  desk.city.ask(
    releaseList,
    desk.manager,
    { list: which, ...(site === undefined ? {} : { site }) },
    'isolation',
    when,
  )
const ids = async (...args: Parameters<typeof list>) =>
  (await list(...args)).rows.map(({ stay }) => stay)

describe('the list', () => {
  test('is nobody’s without a purpose, and of a site nobody’s who works at another', async () => {
    await expect(desk.city.ask(releaseList, desk.manager, {})).rejects.toThrow(
      'access.purpose-needed',
    )
    const other = desk.city.actor('site-worker', '410105', 'isolation-site:9')
    await expect(
      desk.city.ask(releaseList, other, { site: desk.sites[0]?.id ?? '' }, 'isolation'),
    ).rejects.toThrow('isolation-site.not-yours')
    const sampler = desk.city.actor('sampler')
    await expect(desk.city.ask(releaseList, sampler, {}, 'sampling')).rejects.toThrow(
      'access.role-may-not',
    )
  })

  test('says who goes today with every condition, without any note of a job', async () => {
    const { rows } = await list('today', noon)
    expect(rows.map(({ stay }) => stay)).toEqual([third])
    const [row] = rows
    expect(row).toMatchObject({ nameMasked: '张*', overdue: false, home: null })
    expect(row?.release).toMatchObject({
      dueAt: isoOf(cityInstant('2022-11-10', '00:00')),
      stage: 0,
      binds: true,
      met: false,
      next: { place: 'home_monitoring' },
    })
    // Of the days before they came nothing is asked; the swab of the 9th waits for its result.
    expect(row?.release.conditions.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'days ahead',
      'test met',
      'test met',
      'test met',
      'test waiting',
    ])
  })

  test('moves with the night of the twenty measures, and late comes after an hour', async () => {
    expect(await ids('tomorrow', noon)).toEqual([])
    expect(await ids('late', at('2022-11-10T00:59'))).toEqual([])
    expect(await ids('late', at('2022-11-10T01:00'))).toEqual([third])
    expect(await ids('tomorrow', change - 1)).toEqual([])
    expect(await ids('tomorrow', change)).toEqual([eighth, free])
    const { rows } = await list('tomorrow', change)
    expect(rows[0]?.release).toMatchObject({
      dueAt: isoOf(cityInstant('2022-11-13', '00:00')),
      earlier: isoOf(cityInstant('2022-11-15', '00:00')),
      next: { place: 'home_isolation' },
    })
    expect(rows[1]?.release.binds).toBe(false)
  })

  test('pages over the sites and says the same as one by one', async () => {
    const first = await desk.city.ask(
      releaseList,
      desk.manager,
      { list: 'all', limit: 2 },
      'isolation',
      noon,
    )
    expect(first.rows).toHaveLength(2)
    const rest = await desk.city.ask(
      releaseList,
      desk.manager,
      { list: 'all', limit: 2, after: first.next ?? '' },
      'isolation',
      noon,
    )
    expect([...first.rows, ...rest.rows].map(({ stay }) => stay)).toEqual([third, eighth, free])
    const one = await desk.city.ask(stayRelease, desk.manager, { stay: eighth }, 'isolation', noon)
    expect(one.release).toEqual(first.rows[1]?.release)
  })

  test('is not changed by a note, and the note is written anew', async () => {
    const before = await list('all', noon)
    expect(await noteReleases(desk.city.city, noon)).toBe(3)
    expect(await noteReleases(desk.city.city, noon)).toBe(0)
    await desk.city.sql`update stays set release_due = null`
    expect((await list('all', noon)).rows).toEqual(before.rows)
    expect(await noteReleases(desk.city.city, noon + 16 * 60_000)).toBe(3)
    const { sites } = await desk.city.ask(releaseSites, desk.manager, {}, undefined, noon)
    expect(sites).toMatchObject([{ today: 1, late: 0, withoutBus: 1 }])
  })
})

describe('a way home', () => {
  const plan = (when: Instant) =>
    desk.city.run(
      planHomeward,
      desk.manager,
      { day: '2022-11-09', site: desk.sites[0]?.id ?? '' },
      when,
    )
  test('is asked for once for each who goes until the end of the day', async () => {
    expect(await plan(noon)).toMatchObject({ due: 1, opened: 1 })
    expect(await plan(noon)).toMatchObject({ due: 1, opened: 0 })
    const [transfer] = await desk.city.sql`
      select kind, cohort, person_id, due_at, area_code from transfers where kind = 'home'`
    expect(transfer).toEqual({
      kind: 'home',
      cohort: 'cleared',
      personId: person(0),
      dueAt: cityInstant('2022-11-10', '00:00'),
      areaCode: '410105001001',
    })
  })
})

describe('a swab of the room', () => {
  test('is taken and answered once', async () => {
    const sample = randomUUID()
    await desk.city.run(sampleEnvironment, desk.manager, { stay: third, sample }, noon)
    const positive = { sample, call: 'positive' as const }
    await expect(
      desk.city.run(
        environmentResult,
        desk.manager,
        { sample: randomUUID(), call: 'negative' },
        noon,
      ),
    ).rejects.toThrow('release.no-sample')
    expect(await desk.city.run(environmentResult, desk.manager, positive, noon + hourMs)).toEqual(
      positive,
    )
    await expect(desk.city.run(environmentResult, desk.manager, positive, noon)).rejects.toThrow(
      'release.sample-known',
    )
  })
})

describe('letting go', () => {
  const go = (stays: string[], when: Instant, id = randomUUID(), who = desk.manager) =>
    desk.city.run(letGo, who, { stays }, when, id)

  test('is for who works at the site, and not before it is time', async () => {
    const other = desk.city.actor('site-worker', '410105', 'isolation-site:9')
    await expect(go([third], noon, randomUUID(), other)).rejects.toThrow('isolation-site.not-yours')
    await expect(go([third, eighth], cityInstant('2022-11-10', '00:00'))).rejects.toThrow(
      'release.not-yet',
    )
    await expect(go([randomUUID()], noon)).rejects.toThrow('release.no-stay')
  })

  test('is open at any time to whom no order holds', async () => {
    expect((await go([free], noon)).gone).toMatchObject([{ stay: free }])
  })

  test('ends stay, fact and status, opens what is done at home, and tells the person', async () => {
    const when = cityInstant('2022-11-10', '00:00')
    const id = randomUUID()
    const done = await go([third], when, id)
    // Home monitoring of three days: a call, the test of its third day, and the end.
    expect(done.gone).toEqual([{ stay: third, next: 'home_monitoring', afterCare: 3 }])
    expect(await go([third], when, id)).toEqual(done)
    expect(await go([third], when)).toEqual({ gone: [], left: [third] })
    const [left] = await desk.city.sql`select left_how, left_at from stays where id = ${third}`
    expect(left).toEqual({ leftHow: 'released', leftAt: when })
    const status = await readStatus(desk.city.sql, { person: person(0), at: when }, desk.city.city)
    expect(status.class).not.toBe('stay')
  })

  test('leads to tasks of the community, which are done once', async () => {
    const grid = desk.city.actor('grid-worker', '410105001001')
    const when = at('2022-11-12T10:00')
    const { tasks } = await desk.city.ask(afterCareList, grid, {}, 'isolation', when)
    const own = tasks.filter(({ stay }) => stay === third)
    expect(own.map(({ kind }) => kind).sort()).toEqual(['contact', 'test'])
    const call = own.find(({ kind }) => kind === 'contact')?.task ?? ''
    const done = { task: call, outcome: 'done' as const, words: '已到家，一切正常' }
    expect(await desk.city.run(finishAfterCare, grid, done, when)).toEqual({
      task: call,
      outcome: 'done',
    })
    await expect(desk.city.run(finishAfterCare, grid, done, when)).rejects.toThrow(
      'after-care.over',
    )
    const [words] = await desk.city.sql<
      { doneWords: string }[]
    >`select done_words from after_care where id = ${call}`
    expect(words?.doneWords).not.toContain('到家')
    const open = await desk.city.sql`
      select kind from loop_after_care_open where closed_at is null and opened_at <= ${when} and subject like 'after-care:%'`
    expect(open.length).toBe(tasks.length - 1)
  })
})

describe('papers', () => {
  test('say who, where, from when to when, and nothing of health', async () => {
    const when = at('2022-11-12T10:00')
    const paper = await desk.city.ask(
      releasePaper,
      desk.manager,
      { stay: third, kind: 'certificate' },
      'isolation',
      when,
    )
    expect(paper.text).toContain('解除隔离证明')
    expect(paper.text).not.toMatch(/密接|阳性|核酸|close_contact|contact/)
    const again = await desk.city.ask(
      releasePaper,
      desk.manager,
      { stay: third, kind: 'certificate' },
      'isolation',
      when + day,
    )
    expect(again.signature).toBe(paper.signature)
    await expect(
      desk.city.ask(
        releasePaper,
        desk.manager,
        { stay: eighth, kind: 'certificate' },
        'isolation',
        when,
      ),
    ).rejects.toThrow('release.still-there')
    const period = await desk.city.ask(
      releasePaper,
      desk.manager,
      { stay: eighth, kind: 'period' },
      'isolation',
      when,
    )
    expect(period.text).toContain('第四十一条')
  })

  test('and the release are on one’s own page, and on nobody else’s', async () => {
    await desk.city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
      values ('r1', 'r1', 'r', 'resident', '4101', 'r', ${noon})`
    await desk.city
      .sql`insert into residents (account_id, person_id, entered_at) values ('r1', ${person(1)}, ${noon})`
    const own = { ...desk.city.actor('resident'), id: 'r1' }
    const page = await desk.city.ask(ownRelease, own, { person: person(1) }, undefined, change)
    expect(page.stay?.release.dueAt).toBe(isoOf(cityInstant('2022-11-13', '00:00')))
    await expect(
      desk.city.ask(ownRelease, own, { person: person(0) }, undefined, change),
    ).rejects.toThrow('person.unknown')
    await expect(
      desk.city.ask(
        ownPaper,
        own,
        { person: person(1), stay: third, kind: 'certificate' },
        undefined,
        change,
      ),
    ).rejects.toThrow('release.no-stay')
  })
})

test('who is kept an hour beyond is an open loop and an excess with the site on it', async () => {
  const when = at('2022-11-13T02:00')
  const { anchors } = desk.city.city
  const excess = async (moment: Instant) =>
    (await excessNow(desk.city.sql, anchors, '410105', moment)).found.filter(
      ({ what }) => what === 'stay',
    )
  expect(await excess(when - 90 * 60_000)).toEqual([])
  expect(await excess(when)).toMatchObject([
    { kind: 'released-late', owner: 'isolation-site:1', since: cityInstant('2022-11-13', '00:00') },
  ])
  await noteReleases(desk.city.city, when)
  const open = await desk.city.sql`
    select kind, subject, owner, due_at from loop_stay_not_released where opened_at <= ${when}`
  expect(open).toEqual([
    {
      kind: 'stay-not-released',
      subject: `stay:${eighth}`,
      owner: 'isolation-site:1',
      dueAt: cityInstant('2022-11-13', '01:00'),
    },
  ])
})
