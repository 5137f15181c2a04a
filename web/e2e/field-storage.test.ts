import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { lookAtShelf } from '../testing/field/shelf-look.ts'
import { shootAll } from '../testing/gun.ts'
import { serveSampler } from '../testing/serve-sampler.ts'
import { aPhone, cut, type FieldWindow, sampleTube } from './field-phone.ts'

const served = await serveSampler(60)
const { round, code } = served
const browser = await aBrowser(served)

type Engine = NonNullable<FieldWindow['__bihuanField']>

describe('a phone whose storage is full', () => {
  test('says so and keeps nothing of the act, and works again when there is space', {
    timeout: 120_000,
  }, async () => {
    const phone = await aPhone(browser, served, { as: 'sampler-1', site: '1', language: 'zh-CN' })
    const { page } = phone
    const context = page.context()
    const chrome = await context.newCDPSession(page)
    await context.setOffline(true)
    await page.evaluate(
      async (tube) => {
        await ((window as FieldWindow).__bihuanField as Engine).scan(tube)
      },
      round.tube(1, 0),
    )

    await chrome.send('Storage.overrideQuotaForOrigin', { origin: served.url, quotaSize: 1 })
    // Chromium asks for a space that it has measured again only after 30 s; until then an act is rightly taken.
    await page.waitForTimeout(31_000)
    const [refused] = await shootAll(page, [code(0)])
    expect(refused).toContain('手机存满了')
    const state = () =>
      page.evaluate(() => {
        const { station, unsent, storage } = (
          (window as FieldWindow).__bihuanField as Engine
        ).getSnapshot()
        return {
          members: station.open?.members.length,
          unsent: unsent.count,
          isFull: storage.isFull,
        }
      })
    expect(await state()).toEqual({ members: 0, unsent: 0, isFull: true })
    await expect.poll(() => page.locator('.f-badge').innerText()).toContain('手机')

    const other = await context.newPage()
    await context.setOffline(false)
    await other.route('**/api/v1/**', (route) => route.abort())
    await other.goto(`${served.url}/api/problems`)
    const shelf = await lookAtShelf(other)
    expect(shelf).toMatchObject({ words: [], counters: { seq: 0 }, open: { people: [] } })
    await other.close()

    await chrome.send('Storage.overrideQuotaForOrigin', { origin: served.url })
    const [again = ''] = await shootAll(page, [code(0)])
    expect(again).toContain('张')
    expect(await state()).toEqual({ members: 1, unsent: 1, isFull: false })
    await phone.close()
  })
})

test('a phone whose storage was emptied says how much unsent work is gone', async () => {
  const phone = await aPhone(browser, served, { as: 'sampler-2', site: '2', language: 'zh-CN' })
  const { page } = phone
  await cut(page, true)
  await sampleTube(page, round.tube(2, 0), [
    { person: round.people[0] ?? '', name: '张三' },
    { person: round.people[1] ?? '', name: '李四' },
  ])
  await page.goto(`${served.url}/api/problems`)
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase('bihuan-field')
        request.onsuccess = resolve
        request.onerror = reject
      }),
  )
  await page.goto(`${served.url}/f/?drive`)
  await page.waitForFunction(
    () => (window as FieldWindow).__bihuanField?.getSnapshot().phase === 'new',
  )
  await page.evaluate(async (round) => {
    const engine = (window as FieldWindow).__bihuanField as Engine
    await engine.signIn('sampler-2')
    await engine.join(round, '2')
  }, round.round)
  await page.goto(`${served.url}/f/unsent`)
  await page.getByText('3 条未上传的工作没有了').waitFor()
  await phone.close()
})

describe('a browser that stores nothing', () => {
  for (const [how, script] of [
    ['has no IndexedDB', "Object.defineProperty(window, 'indexedDB', { value: undefined })"],
    [
      'refuses to open it',
      "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }",
    ],
  ] as const)
    test(`${how}: the page says so in words instead of taking samples`, async () => {
      const context = await browser.newContext({ locale: 'zh-CN' })
      await context.addInitScript(script)
      const page = await context.newPage()
      await page.goto(`${served.url}/f/`)
      await page.getByText('请退出无痕模式').waitFor()
      expect(await page.locator('.f-said').count()).toBe(0)
      await context.close()
    })
})
