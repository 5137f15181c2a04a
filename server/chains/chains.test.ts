import { hourMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { caseChain } from './case-chain.ts'
import { clusterList } from './cluster-list.ts'
import { decideSource } from './decide-source.ts'
import { exportChains } from './export-chains.ts'
import { changeCluster, nameCluster } from './name-cluster.ts'
import { nameLink } from './name-link.ts'
import { picture } from './picture.ts'
import { rejectSource } from './reject-source.ts'
import { compareSnapshot, showSnapshot, snapshotList, takeSnapshot } from './snapshots.ts'

const dayMs = 24 * hourMs
const market = '3f0f3e66-0000-4000-8000-000000000001'
let city: TestCity
let round: TestRound
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 60 })
  // 1 is the first; 2 lives with it; 3 was in the market with it; 4 nobody knows; 5 fell ill long before; 6 is of another district.
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = round.people
  await city.sql`update people set household_id = (select household_id from people where id = ${a}) where id = ${b}`
  for (const [n, person] of [c, d, e, f].entries())
    await city.sql`
      update people set household_id = (select id from households order by id desc offset ${n} limit 1) where id = ${person}`
  const onsets = [0, 4, 5, 6, -40, 3]
  const areas = onsets.map((_, n) => (n === 5 ? '410102001001' : '410105001001'))
  await city.sql`
    insert into cases (id, number, person_id, source, state, area_code, onset_at, positive_at, opened_at)
    select 'case-' || n, n, person, 'clinic', 'open', area, onset, onset + interval '1 day', onset + interval '2 days'
    from unnest(${[1, 2, 3, 4, 5, 6]}::int[], ${[a, b, c, d, e, f]}::bigint[], ${areas}::text[],
      ${onsets.map((day) => city.start + day * dayMs)}::timestamptz[]) t (n, person, area, onset)`
  await city.sql`
    insert into venues (id, name, kind, area_code, address, added_by, added_at)
    values (${market}, '东街市场', 'market', '410105001001', '东街 1 号', 'test', ${city.start})`
  for (const [n, id] of ['case-1', 'case-3', 'case-6'].entries())
    await city.sql`
      insert into case_items (id, case_id, kind, from_at, until_at, certainty, source, venue_id, body, written_by, written_at)
      values (${`3f0f3e66-0000-4000-8000-00000000001${n}`}, ${id}, 'visit', ${city.start}, ${city.start + hourMs}, 'remembered', 'spoken',
        ${market}, '{}', 'test', ${city.start})`
})
const now = () => city.start + 12 * dayMs
const investigator = (area = '410105') => city.actor('case-investigator', area)
const seen = (by: 'time' | 'place' | 'district' = 'time', area?: string) =>
  city.ask(
    picture,
    city.actor('city-commander'),
    area === undefined ? { by } : { by, area },
    undefined,
    now(),
  )
const chainOf = (number: number, actor = investigator()) =>
  city.ask(caseChain, actor, { number }, 'case-investigation', now())
const reason = '同住，先后发病'
const decide = (number: number, infector: number, over: object = {}, actor = investigator()) =>
  city.run(
    decideSource,
    actor,
    { number, source: { kind: 'case', number: infector }, reason, ...over },
    now(),
  )
const line = (view: Awaited<ReturnType<typeof seen>>, number: number) =>
  view.cases.number.indexOf(number)

describe('the picture of the chains', () => {
  test('is not for who samples, and not of another area', async () => {
    await expect(
      city.ask(picture, city.actor('sampler'), {}, undefined, now()),
    ).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      city.ask(picture, investigator(), { area: '410102' }, undefined, now()),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })

  test('has every case by its number, with the likeliest source, and says how many have none', async () => {
    const view = await seen()
    expect([...view.cases.number].sort()).toEqual([1, 2, 3, 4, 5, 6])
    const source = (number: number) => {
      const link = view.links.to.indexOf(line(view, number))
      return view.cases.number[view.links.from[link] ?? -1]
    }
    expect(source(2)).toBe(1)
    expect(source(4)).toBe(undefined)
    expect(view.figures).toMatchObject({ cases: 6, impossible: 0, unnumbered: 0 })
    expect(view.figures.sourceUnknown).toBeGreaterThanOrEqual(3)
    expect(view.figures.unlinkedShare).toBeGreaterThan(0.4)
    expect(JSON.stringify(view)).not.toMatch(/case-|4101[0-9]{11}/)
  })

  test('by place and by district has a row for each, with its name', async () => {
    const places = await seen('place')
    expect(places.lanes.map(({ name, cases }) => [name, cases])).toEqual([
      ['', 3],
      ['东街市场', 3],
    ])
    const districts = await seen('district')
    expect(districts.lanes.map(({ cases }) => cases)).toEqual([5, 1])
    expect(districts.districts.map(({ code }) => code)).toEqual(['410102', '410105'])
  })
})

describe('the sources of a case', () => {
  test('are for its own area, need a purpose, and leave a trace', async () => {
    await expect(chainOf(2, investigator('410102'))).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    await expect(
      city.ask(caseChain, investigator(), { number: 2 }, undefined, now()),
    ).rejects.toMatchObject({ code: 'access.purpose-needed' })
    await expect(chainOf(99)).rejects.toMatchObject({ code: 'chain.case-unknown' })
    await chainOf(2)
    const traces = await city.sql`
      select purpose from person_reads where person_id = ${round.people[1] ?? ''} and query = 'chain.case'`
    expect(traces).toMatchObject([{ purpose: 'case-investigation' }])
  })

  test('come with the ground and the parts, and sum up to one', async () => {
    const two = await chainOf(2)
    expect(two.candidates[0]).toMatchObject({
      source: 'case',
      number: 1,
      days: 4,
      grounds: ['household'],
      faults: [],
      state: null,
    })
    expect(two.candidates[0]?.parts.sameHome).toBeCloseTo(1 / 0.042, 3)
    expect(two.candidates.reduce((sum, { posterior }) => sum + posterior, 0)).toBeCloseTo(1, 9)
    const three = await chainOf(3)
    const ofMarket = three.candidates.filter(({ where }) => where === '东街市场')
    expect(ofMarket.map(({ number }) => number).sort()).toEqual([1, 6])
    expect(two.nameMasked).toMatch(/\*/)
  })

  test('hold a named link among them, once however often it is named', async () => {
    const request = {
      id: '',
      now: now(),
      actor: investigator(),
      city: '4101',
      keys: city.city.keys,
      anchors: city.city.anchors,
    }
    const link = { infectee: 'case-4', infector: 'case-3', exposure: '同车' }
    const isNew = await city.sql.begin((tx) => nameLink(tx, link, request))
    const again = await city.sql.begin((tx) => nameLink(tx, link, request))
    expect([isNew, again]).toEqual([true, false])
    const four = await chainOf(4)
    expect(four).toMatchObject({ source: 'named', history: [{ exposure: '同车', state: 'named' }] })
    expect(four.candidates.find(({ number }) => number === 3)).toMatchObject({ grounds: ['named'] })
    const [row] = await city.sql`select exposure from case_links where infectee = 'case-4'`
    expect(row?.exposure).not.toContain('同车')
  })
})

describe('deciding the source of a case', () => {
  test('is for investigators of the area of the case, with a reason', async () => {
    await expect(
      decide(2, 1, {}, city.actor('district-commander', '410105')),
    ).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(decide(2, 1, {}, investigator('410102'))).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    await expect(decide(2, 1, { reason: '  ' })).rejects.toMatchObject({
      code: 'chain.reason-missing',
    })
  })

  test('stands alone, keeps what was before, and is drawn', async () => {
    await decide(2, 1)
    await decide(2, 6, { reason: '与 6 号同事' })
    const two = await chainOf(2)
    expect(two.source).toBe('decided')
    expect(
      two.history.map(({ infector, state, until }) => [infector, state, until === null]),
    ).toEqual([
      [6, 'decided', true],
      [1, 'decided', false],
    ])
    expect(two.history[0]?.reason).toBe('与 6 号同事')
    const view = await seen()
    const link = view.links.to.indexOf(line(view, 2))
    expect([view.links.state[link], view.cases.number[view.links.from[link] ?? -1]]).toEqual([1, 6])
    const [row] =
      await city.sql`select reason from case_links where infectee = 'case-2' and until_at is null`
    expect(row?.reason).not.toContain('同事')
  })

  test('shows a case of another district that is the source', async () => {
    const own = await city.ask(picture, investigator(), {}, undefined, now())
    expect(own.cases.number).toContain(6)
  })

  test('against the dates needs every fault answered, and is marked', async () => {
    await expect(decide(1, 5)).rejects.toMatchObject({ code: 'chain.link-impossible' })
    await decide(1, 5, { despite: ['onset-beyond-interval'], reason: '基因测序一致' })
    const view = await seen()
    const link = view.links.to.indexOf(line(view, 1))
    expect(view.links.fault[link]).toBeGreaterThanOrEqual(0)
    expect(view.figures.impossible).toBe(1)
  })

  test('is refused in a circle, of oneself, and of a case that is none', async () => {
    await expect(
      decide(6, 2, { despite: ['onset-beyond-interval'] }, investigator('4101')),
    ).rejects.toMatchObject({
      code: 'chain.circle',
    })
    await expect(decide(3, 3)).rejects.toMatchObject({ code: 'chain.same-person' })
    await expect(decide(3, 77)).rejects.toMatchObject({ code: 'chain.case-unknown' })
  })

  test('can say outside of the city, which takes the case out of the unknown', async () => {
    const before = (await seen()).figures.sourceUnknown
    await city.run(
      decideSource,
      investigator(),
      { number: 5, source: { kind: 'outside' }, reason: '从外地返回' },
      now(),
    )
    expect((await seen()).figures.sourceUnknown).toBe(before - 1)
    expect((await chainOf(5)).source).toBe('imported')
  })
})

describe('rejecting a source', () => {
  const reject = (number: number, infector: number) =>
    city.run(rejectSource, investigator(), { number, infector, reason: '未曾见面' }, now())
  test('takes it from the candidates, and leaves the record', async () => {
    await reject(3, 1)
    const three = await chainOf(3)
    const rejected = three.candidates.filter(({ number }) => number === 1)
    expect(rejected).toMatchObject([{ state: 'rejected', posterior: 0 }])
    await expect(reject(3, 1)).rejects.toMatchObject({ code: 'chain.not-candidate' })
  })

  test('gives way to a decision for it', async () => {
    await decide(3, 1, { reason: '后来承认见面' })
    expect((await chainOf(3)).source).toBe('decided')
  })
})

describe('a snapshot', () => {
  test('stays as it was, and says what changed since', async () => {
    const taken = await city.run(takeSnapshot, investigator(), { name: '当晚' }, now())
    const before = await seen('time', '410105')
    await decide(4, 3, { reason: '同车两小时' })
    const kept = await city.ask(
      showSnapshot,
      investigator(),
      { snapshot: taken.snapshot },
      undefined,
      now(),
    )
    expect(kept.picture.cases).toEqual(before.cases)
    const difference = await city.ask(
      compareSnapshot,
      investigator(),
      { snapshot: taken.snapshot },
      undefined,
      now(),
    )
    expect(difference).toMatchObject({
      added: [],
      gone: [],
      changed: [{ number: 4, before: 3, after: 3, stateBefore: 'named', stateAfter: 'decided' }],
    })
    const [row] = await city.sql`select picture from chain_snapshots`
    expect(row?.picture.toString('latin1')).not.toContain('"cases"')
  })

  test('is seen in its area only', async () => {
    const { snapshots } = await city.ask(snapshotList, investigator(), {}, undefined, now())
    expect(snapshots).toMatchObject([{ name: '当晚', area: '410105' }])
    const [first] = snapshots
    await expect(
      city.ask(
        showSnapshot,
        investigator('410102'),
        { snapshot: first?.snapshot ?? '' },
        undefined,
        now(),
      ),
    ).rejects.toMatchObject({ code: 'snapshot.unknown' })
  })
})

describe('clusters', () => {
  test('are proposed by place, home and chain, until somebody names them', async () => {
    const list = () => city.ask(clusterList, city.actor('city-commander'), {}, undefined, now())
    const found = await list()
    const ofMarket = found.proposed.find(({ kind }) => kind === 'venue')
    expect(ofMarket).toMatchObject({ where: '东街市场', numbers: [1, 3, 6] })
    expect(found.proposed.some(({ kind }) => kind === 'household')).toBe(true)
    const commander = city.actor('city-commander')
    const named = {
      name: '东街市场疫情',
      kind: 'venue' as const,
      venue: market,
      numbers: [1, 3, 6],
    }
    const { cluster } = await city.run(nameCluster, commander, named, now())
    expect((await list()).proposed.some(({ kind }) => kind === 'venue')).toBe(false)
    await expect(city.run(nameCluster, commander, named, now())).rejects.toMatchObject({
      code: 'cluster.name-taken',
    })
    const changed = await city.run(
      changeCluster,
      commander,
      { cluster, add: [4], remove: [1] },
      now(),
    )
    expect(changed.cases).toBe(3)
  })
})

describe('the files', () => {
  test('hold numbers and no names, in each format', async () => {
    for (const format of ['svg', 'csv', 'dot'] as const) {
      const file = await city.ask(exportChains, investigator(), { format }, undefined, now())
      expect(file.fileName).toMatch(new RegExp(`^chains-\\d{8}T\\d{4}\\.${format}$`))
      expect(file.text).toContain('C-0004')
      expect(file.text).not.toMatch(/case-\d/)
    }
    const csv = await city.ask(exportChains, investigator(), { format: 'csv' }, undefined, now())
    expect(csv.text.split('\r\n').find((row) => row.startsWith('C-0004'))).toMatch(
      /,decided,C-0003,/,
    )
  })
})
