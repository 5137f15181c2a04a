import { randomUUID } from 'node:crypto'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { reportTemplate } from '@bihuan/interop/docx/report-template.ts'
import { read, utils } from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { nameContacts } from '../contacts/name-contacts.ts'
import { addItem } from '../investigation/add-item.ts'
import {
  anInvestigation,
  type TestInvestigation,
  wireFields,
} from '../investigation/an-investigation.ts'
import { addVenue } from '../venues/add-venue.ts'
import { casePapers } from './case-papers.ts'
import { download } from './download.ts'
import { readPublicTraces } from './public-traces.ts'
import {
  checkPublicTrace,
  publishPublicTrace,
  withdrawPublicTrace,
} from './publish-public-trace.ts'
import { recordDownload } from './record-download.ts'
import { paperTemplates } from './templates.ts'
import { uploadTemplate, useTemplate } from './upload-template.ts'

const purpose = 'case-investigation'
let desk: TestInvestigation
let known: { name: string; door: string }
const market = randomUUID()
const home = randomUUID()
const at = (hours: number) => isoOf(desk.now - hours * hourMs)

async function item(kind: 'visit' | 'symptom', more: object) {
  const { city, caseId, li, now } = desk
  const fields = wireFields(kind, more) as never
  const id = randomUUID()
  const input = { case: caseId, item: id, state: 'confirmed', source: 'spoken', fields } as const
  await city.run(addItem, li, input, now)
}

beforeAll(async () => {
  desk = await anInvestigation()
  const { city, caseId, person, people, li, now } = desk
  const venue = (id: string, name: string, kind: 'shop' | 'home') =>
    city.run(
      addVenue,
      li,
      { venue: id, name, kind, areaCode: '410105001001', address: '纬五路', seen: [] },
      now,
    )
  await venue(market, '万达超市', 'shop')
  await venue(home, '玫瑰园9号楼', 'home')
  const [row] = await city.sql<{ name: string; door: string }[]>`
    select p.name, b.name as door from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id where p.id = ${person}`
  known = row ?? { name: '', door: '' }
  await item('visit', {
    from: at(20),
    until: at(19),
    venue: market,
    activity: 'shopping',
    room: '3楼',
    words: `和欧阳晓彤一起，${known.name}付款`,
    people: [{ name: '欧阳晓彤', phone: '13911112222', relation: '同事' }],
  })
  await item('visit', { from: at(12), until: at(10), venue: home, activity: 'meeting' })
  await item('symptom', { from: at(8), words: '发热38.2度' })
  const exposure = { from: at(20), until: at(19) }
  const lines = [{ person: people[9] ?? '', relation: 'household' as const, exposure }]
  await city.run(nameContacts, li, { case: caseId, contacts: lines }, now)
})

const take = async (input: object, actor = desk.li, why = purpose, later = 0) => {
  const { city, now } = desk
  const asked = { language: 'zh-CN', ...input } as never
  const { download: id } = await city.run(recordDownload, actor, asked, now)
  return city.ask(download, actor, { download: id }, why, now + later)
}
const wordsOf = (content: string, part: string) =>
  strFromU8(unzipSync(Buffer.from(content, 'base64'))[part] ?? new Uint8Array()).replace(
    /<[^>]+>/g,
    '|',
  )

describe('the investigation report', () => {
  test('is of who investigates, in the area of the case, and for a purpose', async () => {
    const { city, caseId, now } = desk
    const input = { what: 'report', case: caseId, language: 'en' } as const
    const ask = (role: 'sampler' | 'transfer-dispatcher' | 'case-investigator', area: string) =>
      city.run(recordDownload, city.actor(role, area), input, now)
    await expect(ask('sampler', '410105')).rejects.toThrow('access.role-may-not')
    await expect(ask('transfer-dispatcher', '410105')).rejects.toThrow('access.role-may-not')
    await expect(ask('case-investigator', '410102')).rejects.toThrow('access.area-is-not-yours')
    await expect(take({ what: 'report', case: caseId }, desk.li, 'care')).rejects.toThrow(
      'access.purpose-needed',
    )
  })

  test.each(['zh-CN', 'en'])(
    'has the case in full, contacts masked, and who took it: %s',
    async (language) => {
      const file = await take({ what: 'report', case: desk.caseId, language })
      const words = wordsOf(file.content, 'word/document.xml')
      expect(words).toContain(known.name)
      expect(words).toContain('万达超市')
      expect(words).toContain('欧阳晓彤')
      expect(words).not.toMatch(/[{}]|undefined|NaN/)
      const [contact] = await desk.city.sql<
        { name: string }[]
      >`select name from people where id = ${desk.people[9] ?? ''}`
      expect(words).not.toContain(`|${contact?.name}|`)
      expect(wordsOf(file.content, 'word/footer1.xml')).toContain('李流调')
      expect(file.fileName).toMatch(/\.docx$/)
      const traces = await desk.city.sql<{ personId: string }[]>`
      select distinct person_id from person_reads where query = 'paper.download'`
      expect(traces.map(({ personId }) => personId).sort()).toEqual(
        [desk.person, desk.people[9]].sort(),
      )
    },
  )

  test('is made for ten minutes, and for who said that they take it', async () => {
    const { city, caseId, li, zhou, now } = desk
    await expect(
      take({ what: 'report', case: caseId }, li, purpose, 11 * minuteMs),
    ).rejects.toThrow('papers.download-over')
    const { download: id } = await city.run(
      recordDownload,
      li,
      { what: 'report', case: caseId, language: 'en' },
      now,
    )
    await expect(city.ask(download, zhou, { download: id }, purpose, now)).rejects.toThrow(
      'papers.download-over',
    )
    // What is kept of a download in the audit holds nobody's name.
    const [kept] = await city.sql`select outcome from commands where id = ${id}`
    expect(kept?.outcome).toEqual({ download: id })
  })
})

describe('lists', () => {
  const sheetOf = (content: string) => {
    const book = read(Buffer.from(content, 'base64'), { type: 'buffer' })
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    return utils.sheet_to_json<(string | number | null)[]>(sheet ?? {}, { header: 1, defval: null })
  }

  test('the line list has each case of the time with a masked name', async () => {
    const asked = { what: 'line-list', area: '410105', from: at(48), until: at(-1) }
    const file = await take(asked)
    const rows = sheetOf(file.content)
    expect([file.rows, rows.length]).toEqual([1, 3])
    expect(rows[0]?.[0]).toContain('李流调')
    expect(JSON.stringify(rows)).not.toContain(known.name)
    await expect(take({ what: 'line-list', area: '410105' })).rejects.toThrow('papers.area-missing')
  })

  test('the contact list for dispatch has who waits, with documents and phones as text', async () => {
    const { city, people, now } = desk
    const dispatcher = city.actor('transfer-dispatcher', '410105')
    const [waiting = ''] = people.slice(9)
    const none = await take({ what: 'contact-list' }, dispatcher, 'transfer')
    expect(none.rows).toBe(0)
    await city.sql`
      update contacts set decided = 'close', decided_by = 'x', decided_at = ${now}, signed_at = ${now}, handed_at = ${now}
      where person_id = ${waiting}`
    await city.sql`update people set phone_cipher = ${city.city.keys.seal('013900001234')} where id = ${waiting}`
    const file = await take({ what: 'contact-list' }, dispatcher, 'transfer')
    const [, , row] = sheetOf(file.content)
    const [person] = await city.sql<
      { name: string }[]
    >`select name from people where id = ${waiting}`
    expect([row?.[1], row?.[5], row?.[7], row?.[8]]).toEqual([
      person?.name,
      '013900001234',
      '密接',
      '同住',
    ])
    expect(typeof row?.[4]).toBe('string')
    const traces =
      await city.sql`select from person_reads where person_id = ${waiting} and purpose = 'transfer'`
    expect(traces.length).toBe(1)
  })
})

describe('the public trace', () => {
  const papers = () => {
    const { city, caseId, li, now } = desk
    return city.ask(casePapers, li, { case: caseId }, purpose, now)
  }
  const publish = (text: string, after: number, by = desk.li) =>
    desk.city.run(publishPublicTrace, by, { case: desk.caseId, text, after }, desk.now)

  test('stands beside the full timeline, with what was taken out and why', async () => {
    const { full, proposed, text, removed, residual } = await papers()
    expect(full.map((one) => one.text).join()).toContain('欧阳晓彤')
    expect(proposed.map((one) => one.text === null)).toEqual([false, false, true])
    expect(text).toContain('万达超市购物')
    expect(text).not.toMatch(new RegExp(`欧阳晓彤|${known.name}|玫瑰园|38|3楼`))
    expect(new Set(removed.map(({ kind }) => kind))).toEqual(
      new Set(['room', 'person', 'free-words', 'exact-time', 'private-place', 'health']),
    )
    expect(residual).toEqual([])
  })

  test('cannot be published while anything in it tells who somebody is', async () => {
    const { text } = await papers()
    // The control: what the remover took out is found when it stands there again.
    const identifying = [
      known.name,
      '欧阳晓彤',
      '139-1111-2222',
      known.door,
      '玫瑰园9号楼',
      '18:30',
    ]
    for (const one of identifying) {
      await expect(publish(`${text}\n${one}`, 0)).rejects.toThrow('public-trace.identifies')
      const found = await desk.city.run(
        checkPublicTrace,
        desk.li,
        { case: desk.caseId, text: `${text}\n${one}` },
        desk.now,
      )
      expect(found.residual.length).toBeGreaterThan(0)
      expect(JSON.stringify(found)).not.toContain(one)
    }
    expect((await papers()).published).toEqual([])
  })

  test('is published as it was edited, once for each version, and taken back with a reason', async () => {
    const { text } = await papers()
    await expect(publish(text, 0, desk.city.actor('case-investigator', '410102'))).rejects.toThrow(
      'access.area-is-not-yours',
    )
    await publish(`${text}\n请同时段到访者报备。`, 0)
    await expect(publish(text, 0)).rejects.toThrow('public-trace.changed-meanwhile')
    await publish(text, 1)
    const { published } = await papers()
    expect(published.map(({ version, by }) => [version, by])).toEqual([
      [2, '李流调'],
      [1, '李流调'],
    ])
    const { traces } = await readPublicTraces(desk.city.sql, undefined)
    expect(traces).toEqual([
      {
        number: expect.stringMatching(/^C-/),
        area: '金水区',
        text,
        publishedAt: expect.any(String),
        version: 2,
      },
    ])
    const { city, caseId, li, now } = desk
    // Anybody reads it, without a session.
    const open = await (await city.app()).inject({ url: '/api/v1/public-traces' })
    expect([open.statusCode, open.json().traces[0].text]).toEqual([200, text])
    await city.run(withdrawPublicTrace, li, { case: caseId, reason: '地点有误，更正后再发布' }, now)
    expect((await readPublicTraces(city.sql, undefined)).traces).toEqual([])
  })
})

describe('templates', () => {
  const edited = (from: string, to: string) => {
    const files = unzipSync(reportTemplate('zh-CN'))
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(from, to)
    const content = Buffer.from(zipSync({ ...files, 'word/document.xml': strToU8(xml) }))
    const kind = 'investigation-report-zh-CN' as const
    return { kind, fileName: '本区模板.docx', content: content.toString('base64') }
  }
  const upload = (input: ReturnType<typeof edited>) =>
    desk.city.run(uploadTemplate, desk.li, input, desk.now)

  test('of the office are refused with the placeholder by name, or used from then on', async () => {
    const { city, caseId, li, now } = desk
    const faulty = await upload(edited('{phone}', '{telefon}')).catch((error) => error)
    expect([faulty.code, faulty.items[0].zh]).toEqual([
      'papers.template-faulty',
      expect.stringContaining('{telefon}'),
    ])
    expect(await upload(edited('流行病学调查报告', '金水区流调报告'))).toMatchObject({ version: 1 })
    const words = async () =>
      wordsOf((await take({ what: 'report', case: caseId })).content, 'word/document.xml')
    expect(await words()).toContain('金水区流调报告')
    const kind = 'investigation-report-zh-CN'
    await city.run(useTemplate, li, { kind, version: 0 }, now + minuteMs)
    expect(await words()).not.toContain('金水区流调报告')
    const { templates } = await city.ask(paperTemplates, li, {}, undefined, now)
    expect(templates.map((one) => [one.kind, one.version, one.inUse])).toEqual([
      [kind, 1, false],
      [kind, 0, true],
      ['investigation-report-en', 0, true],
    ])
  })
})
