import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { roomsEmptied } from '@bihuan/server/isolation-sites/rooms-emptied.ts'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveIsolation } from '../testing/serve-isolation.ts'
import { visit } from '../testing/visit.ts'

const served = await serveIsolation()
const browser = await aBrowser(served)
const { desk } = served
const { city } = desk
for (const [signInName, role, area] of [
  ['zhihui', 'district-commander', '410105'],
  ['ducha', 'inspector', '410105'],
] as const)
  await city.run(createAccount, city.actor('administrator'), {
    signInName,
    displayName: signInName,
    role,
    areaCode: area,
    unit: '金水区指挥部',
    isDemo: true,
  })
// A positive person left 301: it waits for its terminal disinfection.
await city.sql`
  update stays set left_at = ${city.start}, left_how = 'to-hospital', left_by = 'test' where room_id = ${desk.room('301')}`
await city.sql.begin((tx) => roomsEmptied(tx, [desk.room('301')], city.start))

const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const answered = (page: Page, path: RegExp) =>
  page.waitForResponse((one) => path.test(one.url()) && one.request().method() === 'POST')
const tablet = 1024

describe('rooms become supply', () => {
  test('a commander registers a house, an inspector inspects it, and it is opened; the forecast and the ladder show it', async () => {
    const { page, faults, close } = await visit(
      browser,
      `${served.url}/desk/isolation-sites?part=add`,
      { language: 'zh-CN', as: 'zhihui' },
    )
    await page.getByLabel('名称', { exact: true }).fill('新民酒店')
    await page.getByLabel('房源地址').fill('新民路9号')
    await page.getByLabel('所在街道或社区的区划代码').fill('410105001')
    await page.getByLabel(/^房间，每行一段/).fill('501-512\n601-604 family 3')
    await page.getByText('16 间', { exact: true }).waitFor()
    await shot(page, 'supply-zh-add')
    const found = answered(page, /isolation-sites$/)
    await page.getByRole('button', { name: '登记', exact: true }).click()
    const { site } = (await (await found).json()) as { site: string }
    await page.getByRole('heading', { name: /新民酒店/ }).waitFor()
    await page.getByText('16 间', { exact: false }).first().waitFor()
    await shot(page, 'supply-zh-found')
    const inspector = await visit(
      browser,
      `${served.url}/desk/isolation-sites/${site}?part=inspection`,
      { language: 'zh-CN', as: 'ducha' },
    )
    await inspector.page.getByText('已满足', { exact: true }).first().waitFor()
    for (const radio of await inspector.page
      .getByRole('radio', { name: '已满足', exact: true })
      .all())
      await radio.check()
    await shot(inspector.page, 'supply-zh-inspect')
    await inspector.page.getByRole('button', { name: '提交检查结果' }).click()
    await inspector.page.locator('.page-line .tag', { hasText: '已检查' }).waitFor()
    await inspector.close()
    await page.reload()
    await page.getByLabel('征用机关').fill('区指挥部')
    await page.getByLabel('文号').fill('2022-5')
    await page.getByLabel('征用至（含当日）').fill('2022-06-30')
    await page.getByRole('button', { name: '征用', exact: true }).click()
    await page.getByRole('button', { name: '就绪', exact: true }).click()
    await page.getByRole('button', { name: '启用', exact: true }).click()
    await page.locator('.page-line .tag', { hasText: '正在接收' }).waitFor()
    await shot(page, 'supply-zh-open')
    await page.goto(`${served.url}/desk/isolation-sites?part=ladder`)
    await page.getByLabel('应就绪的房间总数').fill('40')
    await page.getByRole('button', { name: '即刻下达' }).click()
    await page.getByText(/全部隔离点还缺/).waitFor()
    await shot(page, 'supply-zh-ladder')
    for (const part of ['list', 'forecast', 'reserve']) {
      await page.goto(`${served.url}/desk/isolation-sites?part=${part}`)
      await page.locator('table').first().waitFor()
      await page.waitForLoadState('networkidle')
      await shot(page, `supply-zh-${part}`)
    }
    expect(faults).toEqual([])
    await close()
  })
})

describe('a site cleans a room and gives its waste away', () => {
  test('by the people of the site, with a proof, a second person, and a manifest', async () => {
    const worker = await visit(browser, `${served.url}/desk/waste?part=cleanings`, {
      language: 'en',
      as: 'site-worker',
      width: tablet,
    })
    const { page } = worker
    await page.getByLabel('Choose room 301').check()
    await page.getByLabel(/Concentration/).fill('800')
    await page.getByLabel('Reading of the test strip').fill('780')
    await shot(page, 'supply-en-cleaning')
    const cleaned = answered(page, /cleanings$/)
    await page.getByRole('button', { name: 'Record it' }).click()
    expect(((await (await cleaned).json()) as { toBeChecked: number }).toBeChecked).toBe(1)
    const manager = await visit(browser, `${served.url}/desk/waste?part=cleanings`, {
      language: 'en',
      as: 'site-manager',
      width: tablet,
    })
    await manager.page.getByText('to be checked by a second person').waitFor()
    await manager.page.getByLabel('Choose room 301').check()
    await manager.page.getByRole('button', { name: 'Checked: 1 passed' }).click()
    await manager.page.getByText('No room waits').waitFor()
    await manager.close()
    await page.goto(`${served.url}/desk/waste?part=bags`)
    const labels = answered(page, /waste-labels$/)
    await page.getByRole('button', { name: 'Print 20 labels' }).click()
    const { codes } = (await (await labels).json()) as { codes: string[] }
    for (const code of codes.slice(0, 2)) {
      await page.getByLabel('Label of the bag (scan or type)').fill(code)
      await page.getByLabel('Weight, kg').fill('1.2')
      const packed = answered(page, /waste-bags$/)
      await page.getByRole('button', { name: 'Packed', exact: true }).click()
      expect((await packed).ok()).toBe(true)
      await page.getByLabel(`Choose ${code}`).check()
    }
    await page.getByRole('button', { name: 'Bring 2 bags into the store' }).click()
    await page.locator('.ant-table .tag', { hasText: 'in the store' }).nth(1).waitFor()
    for (const code of codes.slice(0, 2)) await page.getByLabel(`Choose ${code}`).check()
    await page.getByLabel('Collector', { exact: true }).fill('绿源公司')
    await page.getByLabel('Number plate').fill('豫A·12345')
    await page.getByLabel('Place of disposal').fill('市处置中心')
    await shot(page, 'supply-en-bags')
    const drawn = answered(page, /waste-manifests$/)
    await page.getByRole('button', { name: 'Draw up a manifest of 2 bags' }).click()
    const { manifest } = (await (await drawn).json()) as { manifest: string }
    await page.goto(`${served.url}/desk/waste?part=manifests&manifest=${manifest}`)
    await page.getByLabel('Who takes it, by name').fill('王五')
    await page.getByRole('button', { name: 'Both sign: handed over' }).click()
    await page.getByLabel('Weight by the receipt, kg').fill('2.1')
    await page.getByLabel('Who signed there').fill('赵六')
    await shot(page, 'supply-en-manifest')
    await page.getByRole('button', { name: 'Record the receipt' }).click()
    await page.getByText('a difference is open').waitFor()
    if (shots) await page.pdf({ path: `${shots}/supply-manifest.pdf`, format: 'A4' })
    await page.goto(`${served.url}/desk/waste?part=manifests`)
    await page.getByText('a difference is open').waitFor()
    await shot(page, 'supply-en-manifests')
    expect(worker.faults).toEqual([])
    await worker.close()
    const laws = await city.sql`select from waste_conservation where expected <> found`
    expect(laws).toHaveLength(0)
  })
})
