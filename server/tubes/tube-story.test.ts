import { randomUUID } from 'node:crypto'
import { TubeStory } from '@bihuan/contract/sampling.ts'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aWay, expectConserved, type Way } from '../custody/a-way.ts'
import { acceptBox } from '../custody/accept-box.ts'
import { offerBox } from '../custody/offer-box.ts'
import { receiveBox } from '../custody/receive-box.ts'
import { reportLoss } from '../custody/report-loss.ts'
import { sealBox } from '../custody/seal-box.ts'
import { checkInput } from '../door/check.ts'
import { openRecalls } from '../recall/open-recall.ts'
import { search } from './search.ts'
import { tubeStory } from './tube-story.ts'

let way: Way
beforeAll(async () => {
  way = await aWay({ people: 40 })
})

const digits = (code: string) => code.replace(/^[BP]/, '').slice(0, -1)
const follow = async (tube: string, actor = way.commander) => {
  const story = await way.city.ask(tubeStory, actor, { tube })
  return checkInput(TubeStory, story)
}

/** A box of one tube, handed to courier 1 at minute 150 and received by laboratory 1 at minute 290. */
async function received(tube: string, box: string) {
  const { city, round } = way
  await city.run(sealBox, way.sampler(1), {
    round: round.round,
    site: '1',
    box,
    tubes: [tube],
    at: way.at(20),
  })
  await city.run(offerBox, way.sampler(1), {
    box,
    to: 'courier:courier-1',
    count: 1,
    at: way.at(149),
    temperatureC: 4,
  })
  await city.run(acceptBox, way.courier(1), { box, count: 1, at: way.at(150) })
  await city.run(offerBox, way.courier(1), { box, to: 'laboratory:1', count: 1, at: way.at(289) })
  await city.run(receiveBox, way.technician(1), {
    box,
    laboratory: '1',
    tubes: [tube],
    at: way.at(290),
  })
}

/** Plate, reading, release by two people, an amendment, and the recall that it opens, as the laboratory writes them. */
async function tested(tube: string, plate: string) {
  const { sql, start } = way.city
  const round = Number(way.round.round)
  const at = (minutes: number) => start + minutes * minuteMs
  const assay = {
    id: 'kit',
    version: 1,
    targets: [
      { name: 'ORF1ab', dye: 'FAM', cutoffCt: 38 },
      { name: 'N', dye: 'VIC', cutoffCt: 38 },
    ],
    internalControl: { name: 'RNase P', dye: 'CY5', ctMax: 36 },
  }
  await sql`insert into assays (id, version, kit, body, adopted_at, adopted_by) values ('kit', 1, 'kit', ${sql.json(assay)}, ${start}, 'x')`
  await sql`insert into plates (id, round_id, laboratory_id, format, assay_id, assay_version, loaded_at, loaded_by, imported_at, released_at, released_by)
    values (${digits(plate)}, ${round}, 1, 96, 'kit', 1, ${at(300)}, 'tech-1', ${at(420)}, ${at(430)}, 'reviewer-1')`
  await sql`insert into result_files (id, plate_id, digest, name, format, rows, used, imported_at, imported_by) values (${randomUUID()}, ${digits(plate)}, '\\x01', 'f', 'text', 9, 3, ${at(420)}, 'tech-1')`
  await sql`insert into plate_layouts (plate_id, round_id, positions, tubes) values (${digits(plate)}, ${round}, '{22,81,13}', array[null, null, ${digits(tube)}::bigint])`
  await sql`insert into plate_readings (plate_id, round_id, targets, cts, calls)
    values (${digits(plate)}, ${round}, 3, '{null,null,null,27,27,25,39.5,null,24.1}', '--n')`
  await sql`insert into plate_releases (plate_id, turn, round_id, released_at, released_by, second_by, positions, tubes, calls)
    values (${digits(plate)}, 1, ${round}, ${at(430)}, 'reviewer-1', 'tech-1', '{13}', array[${digits(tube)}::bigint], 'n')`
  await sql`insert into amendments (tube_id, plate_id, released_at, round_id, version, position, call, released_by, second_by, reason)
    values (${digits(tube)}, ${digits(plate)}, ${at(440)}, ${round}, 2, 13, 'reactive', 'reviewer-2', 'reviewer-1', '复核曲线')`
  await sql`update tubes set result = 'reactive', resulted_at = ${at(430)}, left_plate_id = ${digits(plate)} where id = ${digits(tube)}`
  await sql`insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity) values (${randomUUID()}, 1, ${round}, ${at(430)}, 'tube', 'laboratory:1', 'done', 1)`
  await sql.begin((tx) => openRecalls(tx, round, [digits(tube)], 'reactive', at(440)))
}

describe('following a tube', () => {
  test('is for staff whose work it is, in their area or their laboratory', async () => {
    const { city, round } = way
    const tube = round.tube(1, 100)
    for (const role of ['resident', 'checkpoint-guard', 'courier'] as const) {
      await expect(follow(tube, city.actor(role))).rejects.toMatchObject({
        code: 'access.role-may-not',
      })
    }
    await expect(follow(tube, city.actor('sampler', '410102', 'site:7'))).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    await expect(
      follow(tube, city.actor('lab-technician', '410102', 'laboratory:2')),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    expect(
      await follow(tube, city.actor('lab-technician', '410102', 'laboratory:1')),
    ).toMatchObject({ state: 'stock', account: 'stock:1', steps: [{ step: 'issued' }], owed: [] })
    // The next code after the last lot was never printed.
    await expect(follow(round.tube(3, 0))).rejects.toMatchObject({ code: 'tube.unknown' })
    await expect(
      follow(`${tube.slice(0, -1)}${tube.endsWith('A') ? 'B' : 'A'}`),
    ).rejects.toMatchObject({ code: 'tube.code-refused' })
  })

  test('tells every step in order with both people and both counts, and marks what was late', async () => {
    const { round, city } = way
    const tube = round.tube(1, 0)
    await way.sealed(1, [tube], 2)
    expect((await follow(tube)).owed).toEqual([
      { step: 'boxed', dueAt: way.at(130) },
      { step: 'accepted', dueAt: null },
      { step: 'received', dueAt: null },
      { step: 'released', dueAt: way.at(130) },
    ])
    await received(tube, round.box(1))
    expect(await follow(tube)).toMatchObject({
      account: 'laboratory:1',
      owed: [{ step: 'released' }],
    })
    await tested(tube, round.plate(1))
    const story = await follow(tube)
    expect(story).toMatchObject({
      tube,
      state: 'sealed',
      account: 'done',
      result: 'reactive',
      box: round.box(1),
      memberCount: 2,
      siteName: '1号采样点',
      areaName: '经八路街道',
    })
    expect(story.steps.map(({ step, late }) => (late ? `${step} late` : step))).toEqual([
      'issued',
      'opened',
      'member',
      'member',
      'sealed',
      'boxed',
      'offered',
      'accepted late',
      'offered',
      'received late',
      'plated',
      'read',
      'released late',
      'amended',
      'recalled',
    ])
    const step = (name: string) => story.steps.find((one) => one.step === name)
    expect(step('accepted')).toMatchObject({
      at: way.at(150),
      dueAt: way.at(140),
      who: '转运员 courier-1',
      where: '转运员 courier-1',
      detail: {
        from: '1号采样点',
        given: { name: 'sampler-site:1', count: 1 },
        taken: { name: '转运员 courier-1', count: 1 },
        agreed: true,
      },
    })
    expect(step('offered')?.detail).toMatchObject({ celsius: 4 })
    expect(step('received')).toMatchObject({ where: '一号实验室', dueAt: way.at(270) })
    expect(step('plated')?.detail).toEqual({ plate: round.plate(1), well: 'B2' })
    expect(step('read')?.detail).toMatchObject({
      rule: 'kit 1',
      cts: [
        { target: 'ORF1ab', dye: 'FAM', cutoff: 38, ct: 39.5 },
        { target: 'N', dye: 'VIC', cutoff: 38, ct: null },
        { target: 'RNase P', dye: 'CY5', cutoff: 36, ct: 24.1 },
      ],
    })
    expect(step('released')?.detail).toMatchObject({
      call: 'negative',
      releasedBy: 'reviewer-1',
      secondBy: 'tech-1',
    })
    expect(step('amended')?.detail).toMatchObject({
      call: 'reactive',
      before: 'negative',
      reason: '复核曲线',
    })
    expect(step('recalled')?.detail).toEqual({ reason: 'reactive', members: 2 })
    expect(city.start + 150 * minuteMs).toBe(Date.parse(way.at(150)))
  })

  test('shows masked names only', async () => {
    const story = await follow(way.round.tube(1, 0))
    const names = await way.city.sql<
      { name: string }[]
    >`select name from people where id = any(${story.members.map((member) => member.person)}::bigint[]) order by id`
    expect(story.members).toHaveLength(2)
    const told = JSON.stringify(story)
    for (const { name } of names) expect(told).not.toContain(name)
    expect(story.members.every((member) => member.nameMasked.includes('*'))).toBe(true)
  })

  test('tells the outcome of each recalled member and of a finding', async () => {
    const { sql, start } = way.city
    const tube = way.round.tube(1, 0)
    const [member] = (await follow(tube)).members
    const answer = way.round.tube(1, 1, 1, 1)
    await sql`update recall_tasks set outcome = 'negative', outcome_at = ${start + 700 * minuteMs}, answered_by_tube = ${digits(answer)} where tube_id = ${digits(tube)} and person_id = ${member?.person ?? ''}`
    await sql`insert into findings (round_id, person_id, tube_id, state, first_kit, found_at, second_kit, decided_at)
      values (${way.round.round}, ${member?.person ?? ''}, ${digits(tube)}, 'not-confirmed', 'a', ${start + 710 * minuteMs}, 'b', ${start + 720 * minuteMs})`
    const steps = (await follow(tube)).steps.slice(-3)
    expect(steps).toMatchObject([
      {
        step: 'resampled',
        late: true,
        detail: { person: member?.person, outcome: 'negative', tube: answer, sitting: 1 },
      },
      { step: 'preliminary', late: false, detail: { firstKit: 'a' } },
      { step: 'not-confirmed', late: false, detail: { firstKit: 'a', secondKit: 'b' } },
    ])
    await sql`delete from findings`
  })

  test('tells a loss with its reason and what it owes', async () => {
    const { city, round } = way
    const tube = round.tube(1, 50)
    await way.sealed(1, [tube], 3)
    await received(tube, round.box(2))
    await city.run(reportLoss, way.courier(1), {
      tubes: [tube],
      reason: '转运途中破损',
      at: way.at(400),
    })
    const story = await follow(tube)
    expect(story).toMatchObject({ state: 'lost', account: 'lost', owed: [] })
    expect(story.steps.slice(-2)).toMatchObject([
      {
        step: 'lost',
        who: '转运员 courier-1',
        where: '一号实验室',
        detail: { reason: '转运途中破损' },
      },
      { step: 'recalled', detail: { reason: 'lost', members: 3 } },
    ])
    await expectConserved(city)
  })

  test('tells what devices said: void, move, undo, and a person who was sampled twice', async () => {
    const { city, round } = way
    const { sql, start } = city
    const [first, tube, other] = [round.tube(2, 0), round.tube(2, 1), round.tube(2, 2)]
    await way.sealed(2, [first, tube])
    const [twice] = (await follow(first)).members
    await sql`insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at) values (${round.round}, ${digits(tube)}, ${twice?.person ?? ''}, 'duplicate', ${start + 8 * minuteMs}, ${start + 30 * minuteMs})`
    await sql`update tubes set member_count = 2 where id = ${digits(tube)}`
    const event = (
      kind: string,
      minutes: number,
      body: Record<string, string>,
      about = tube,
    ) => sql`
      insert into field_events (id, at, received_at, tube_id, digest, round_id, device_id, seq, kind, body)
      values (${randomUUID()}, ${start + minutes * minuteMs}, ${start}, ${digits(about)}, 1, ${round.round}, 102, ${minutes}, ${kind}, ${sql.json(body)})`
    await event('undo', 6, { person: round.people[0] ?? '' })
    await event('move', 12, { from: other, to: tube, reason: '标签破损' }, other)
    await event('void', 40, { reason: '渗漏' })
    const story = await follow(tube)
    expect(story.members.map((member) => member.counts)).toEqual([true, false])
    expect(story.steps.map((step) => step.step)).toEqual([
      'issued',
      'opened',
      'member',
      'undone',
      'member',
      'sealed',
      'moved',
      'claim',
      'void',
    ])
    const step = (name: string) => story.steps.find((one) => one.step === name)
    expect(step('moved')?.detail).toEqual({ reason: '标签破损', from: other, to: tube })
    expect(step('claim')?.detail).toMatchObject({
      kind: 'duplicate',
      person: twice?.person,
      firstTube: first,
      firstAt: twice?.at,
    })
    expect(step('void')).toMatchObject({
      who: 'device:102',
      where: '2号采样点',
      detail: { reason: '渗漏' },
    })
  })
})

describe('the jump box', () => {
  const find = (text: string, role: 'sampler' | 'resident' = 'sampler') =>
    way.city.ask(search, way.city.actor(role), { text })

  test('recognises codes as guns and people write them, and people by their number', async () => {
    const { round } = way
    const tube = round.tube(1, 7)
    await expect(find(tube, 'resident')).rejects.toMatchObject({ code: 'access.role-may-not' })
    expect(await find(` ${tube.slice(0, 4)}-${tube.slice(4).toLowerCase()} `)).toEqual({
      kind: 'tube',
      id: tube,
    })
    expect(await find(round.box(1))).toEqual({ kind: 'box', id: round.box(1) })
    expect(await find(round.plate(1))).toEqual({ kind: 'plate', id: round.plate(1) })
    expect(await find(round.people[0] ?? '')).toEqual({ kind: 'person', id: round.people[0] })
  })

  test('refuses what is misread and what does not exist', async () => {
    const { round } = way
    const box = round.box(1)
    await expect(find(`${box.slice(0, -1)}${box.endsWith('A') ? 'B' : 'A'}`)).rejects.toMatchObject(
      { code: 'box.code-refused', values: { fault: 'check' } },
    )
    for (const text of [round.box(99), round.plate(99), '410199999999999', '张', "'; drop"])
      await expect(find(text)).rejects.toMatchObject({ code: 'not-found' })
  })
})
