import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { openCase } from '@bihuan/server/cases/store.ts'
import { addItem } from '@bihuan/server/investigation/add-item.ts'
import { wireFields } from '@bihuan/server/investigation/an-investigation.ts'
import { addVenue } from '@bihuan/server/venues/add-venue.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveOrders } from '../testing/serve-orders.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveOrders()
const { desk } = served
let browser: Browser
let caseId = ''

beforeAll(async () => {
  browser = await openChromium()
  const { city, now } = desk
  const actor = city.actor('case-investigator', '410105')
  const request = { ...city.city, id: randomUUID(), now, actor, city: '4101' }
  const positiveAt = now - 24 * hourMs
  const one = { person: desk.people[3] ?? '', source: 'import', state: 'assigned' } as const
  caseId = (await city.sql.begin((tx) => openCase(tx, { ...one, positiveAt }, request))) ?? ''
  const market = randomUUID()
  const place = { venue: market, name: '万达超市', kind: 'shop', address: '纬五路' } as const
  await city.run(addVenue, actor, { ...place, areaCode: '410105001001', seen: [] }, now)
  const write = (kind: 'visit' | 'symptom', more: object) => {
    const fields = wireFields(kind, more) as never
    const item = { case: caseId, item: randomUUID(), state: 'confirmed', source: 'spoken' } as const
    return city.run(addItem, actor, { ...item, fields }, now)
  }
  const people = [{ name: '欧阳晓彤', phone: '13911112222', relation: '同事' }]
  const hours = { from: isoOf(now - 20 * hourMs), until: isoOf(now - 19 * hourMs) }
  await write('visit', { ...hours, venue: market, activity: 'shopping', people })
  await write('symptom', { from: isoOf(now - 8 * hourMs), words: '发热' })
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

const open = (path: string, options: VisitOptions = {}) =>
  visit(browser, `${served.url}/desk${path}`, { language: 'en', as: 'wu', ...options })
const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
async function seriousFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .include('main')
    .exclude('.watermark')
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const file = (text: string) => ({
  name: '病例一览表.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

describe('import of a line list', () => {
  test('is tried, mended, imported and undone', async () => {
    const { page, faults, close } = await open('/case-imports')
    const list = page.locator('input[type=file]').first()
    await list.setInputFiles(
      file(
        '病例编号,姓名,发病日期,确诊日期\nA1,李甲,2022-02-30,2022-01-10\nA2,王乙,2022-01-11,2022-01-12\n',
      ),
    )
    await page.getByText('there is no such day').waitFor()
    await shot(page, 'import-tried-en')
    expect(await seriousFaults(page)).toEqual([])
    const go = page.getByRole('button', { name: /^Import \d+ rows?$/ })
    expect(await go.isDisabled()).toBe(true)
    await list.setInputFiles(
      file(
        '病例编号,姓名,发病日期,确诊日期\nA1,李甲,2022-01-09,2022-01-10\nA2,王乙,2022-01-11,2022-01-12\n',
      ),
    )
    await page.getByText('there is no such day').waitFor({ state: 'detached' })
    await go.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/case-imports\/[0-9a-f-]{36}/)
    await page.getByRole('link', { name: /^C-/ }).first().waitFor()
    await shot(page, 'imported-en')
    await page.getByLabel('Why the whole import is taken back').fill('the wrong file was sent')
    await page.getByRole('button', { name: 'Undo the import' }).press('Enter')
    await page
      .getByText(/undone Jan/)
      .first()
      .waitFor()
    expect(faults).toEqual([])
    await close()
  })
})

describe('papers of a case', () => {
  test('the public trace goes out only when nobody can be known by it', async () => {
    const { page, faults, close } = await open(`/cases/${encodeURIComponent(caseId)}/papers`, {
      language: 'zh-CN',
    })
    await page.getByText('同行：欧阳晓彤').waitFor()
    expect(await seriousFaults(page)).toEqual([])
    const text = page.getByLabel('公众看到的就是以下文字')
    const proposal = await text.inputValue()
    expect(proposal).toContain('万达超市')
    expect(proposal).not.toMatch(/欧阳|发热/)
    const publish = page.getByRole('button', { name: '发布' })
    await text.fill(`${proposal}\n与欧阳晓彤同行`)
    await page.getByRole('button', { name: '检查' }).press('Enter')
    await page.getByText('不能发布').waitFor()
    await shot(page, 'public-trace-blocked-zh')
    expect(await publish.isDisabled()).toBe(true)
    await page.getByRole('button', { name: '恢复建议文本' }).press('Enter')
    await page.getByRole('button', { name: '检查' }).press('Enter')
    await page.getByText('未发现能识别个人的内容').waitFor()
    await publish.press('Enter')
    await page.getByText('正在公开').waitFor()
    await shot(page, 'public-trace-published-zh')
    expect(faults).toEqual([])
    await close()
  })

  test('the report is a Word file, and templates have their placeholders', async () => {
    const { page, faults, close } = await open(`/cases/${encodeURIComponent(caseId)}/papers`)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Report in English (Word)' }).press('Enter'),
    ])
    expect(file.suggestedFilename()).toMatch(/^Report C-.*\.docx$/)
    await page.getByRole('link', { name: 'Templates' }).press('Enter')
    await page.getByText('{exposureWindow}').waitFor()
    await shot(page, 'papers-en')
    expect(await seriousFaults(page)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })
})
