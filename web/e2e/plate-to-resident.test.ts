import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import { expectConserved } from '@bihuan/server/custody/a-way.ts'
import { fileOf } from '@bihuan/server/laboratory/a-bench.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerTo } from '../testing/answer-to.ts'
import { aFile, gun, receive, wellsOf } from '../testing/bench-hands.ts'
import { openChromium } from '../testing/chromium.ts'
import { aResidentPhone, enterOnPaper, newestOn, tab } from '../testing/resident-phone.ts'
import { paperCode, paperOf } from '../testing/residents.ts'
import { serveBench } from '../testing/serve-bench.ts'
import { visit } from '../testing/visit.ts'

const bench = await serveBench()
const { city, round } = bench.way
const screens = process.env.SCREENS
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await bench.stop()
})

const open = (path: string, as: string) =>
  visit(browser, `${bench.url}/desk${path}`, { language: 'en', as })
const personAt = (n: number) => round.people[n] ?? ''
const textOf = (base64: string) => Buffer.from(base64, 'base64').toString()

/** Gives the n-th person (from 0) of the roll a card of the reserved range. */
async function giveCard(n: number) {
  const { keys } = city.city
  const { number } = syntheticIdentity(n + 1)
  await city.sql`
    insert into documents (number_hash, person_id, kind, country, number_cipher)
    values (${keys.documentHash('resident-id', 'CHN', number)}, ${personAt(n)}, 'resident-id', 'CHN', ${keys.seal(number)})`
}

/** Comes in at /m as the n-th person, with a code from the community. */
async function atHome(n: number) {
  await giveCard(n)
  const phone = await aResidentPhone(browser, bench.url, { language: 'zh-CN' })
  const code = await paperCode({ city, clock: bench.clock }, personAt(n))
  await enterOnPaper(phone.page, await paperOf(city, personAt(n)), code)
  return phone
}

describe('a plate of 94 tubes', () => {
  test('goes from the gun to the phones of those who are in it', async () => {
    const { box, tubes } = await bench.offered(94)
    const plate = bench.plate(1)
    const reactiveAt = 7
    const { page, faults, close } = await open('/lab', 'technician')
    await receive(page, bench.url, box, tubes)
    await page.goto(`${bench.url}/desk/lab/load`)
    await page.locator('.waiting li').first().waitFor()
    await gun(page, plate, ...tubes)
    await page.getByText('The plate is full').waitFor()
    await page.getByRole('button', { name: 'Load 94 tubes' }).click()
    await page.waitForURL(`**/lab/plates/${plate}`)

    const whole = textOf(fileOf(wellsOf(tubes, reactiveAt)))
    // Dry runs first: of a damaged copy, then of the sound file; neither takes anything.
    const trial = page.getByLabel('Try the file first: say what it would do, take nothing')
    await trial.check()
    const [head = '', results = ''] = whole.split('[Results]')
    const damaged = `${head}[Results]${results.replace('\t27\r\n', '\t2x7\r\n')}`
    await page.locator('#result-file').setInputFiles(aFile(damaged))
    const fault = page.locator('.file-faults tbody tr').first()
    await fault.waitFor()
    const [row = '', column = '', what = ''] = await fault.locator('td').allInnerTexts()
    const rowOf = damaged.split('\r\n').findIndex((line) => line.endsWith('\t2x7')) + 1
    expect([Number(row), column]).toEqual([rowOf, 'CT'])
    expect(what).toMatch(/“2x7” is not a number.*export it again/)
    if (screens) await page.screenshot({ path: `${screens}/plate-damaged.png` })

    await page.locator('#result-file').setInputFiles(aFile(whole))
    await page
      .getByText('It would call 93 tubes negative, 1 reactive, 0 invalid, 0 to be repeated.')
      .waitFor()
    if (screens) await page.screenshot({ path: `${screens}/plate-tried.png` })
    expect(await city.sql`select from result_files`).toHaveLength(0)
    expect(await page.getByText('controls hold').count()).toBe(0)
    await page.getByRole('button', { name: 'Take this file' }).click()
    await page.getByText('controls hold').waitFor()
    expect(await city.sql`select from result_files`).toHaveLength(1)
    const own = page.getByRole('button', { name: 'Release the results' })
    expect(await own.isDisabled()).toBe(true)
    const at = new Date(bench.clock.now()).toISOString()
    const alone = await answerTo(bench.url, 'technician', `/plates/${plate}/release`, { at })
    expect([alone.status, alone.body.code]).toEqual([403, 'access.role-may-not'])
    expect(faults.filter((text) => !/status of 422/.test(text))).toEqual([])
    await close()

    const waiting = await atHome(0)
    expect(await newestOn(waiting.page)).toContain('结果待出')
    expect(await newestOn(waiting.page)).not.toContain('阴性')
    await waiting.close()

    const second = await open(`/lab/plates/${plate}`, 'reviewer')
    await second.page.getByRole('button', { name: 'Release the results' }).click()
    await second.page.getByText('Recalls opened').waitFor()
    if (screens) await second.page.screenshot({ path: `${screens}/plate-released.png` })
    expect(second.faults).toEqual([])
    await second.close()

    // Two people in each tube, in the order of the roll.
    const negative = await atHome(1)
    expect(await newestOn(negative.page)).toMatch(/阴性[\s\S]*1小时前采样，1号采样点/)
    if (screens) await negative.page.screenshot({ path: `${screens}/plate-negative.png` })
    expect(negative.faults).toEqual([])
    await negative.close()

    const recalled = await atHome(2 * reactiveAt)
    const { page: theirs } = recalled
    expect(await newestOn(theirs)).toContain('待单采')
    if (screens) await theirs.screenshot({ path: `${screens}/plate-recalled.png` })
    expect(await theirs.locator('body').innerText()).not.toContain('阳性')
    await tab(theirs, '结果')
    await theirs.locator('.k-list .k-row', { hasText: '待单采' }).first().waitFor()
    expect(await theirs.locator('body').innerText()).not.toContain('阳性')
    expect(await theirs.locator('.k-tone-late, .k-tag-late').count()).toBe(0)
    await recalled.close()

    const outside = await atHome(399)
    expect(await newestOn(outside.page)).toContain('暂无结果')
    expect(await outside.page.locator('body').innerText()).not.toMatch(/阴性|阳性|待单采/)
    await tab(outside.page, '结果')
    await outside.page.getByText('还没有采过样').waitFor()
    const answers = await outside.page.evaluate(
      (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
      [
        `/api/v1/family/${personAt(1)}/home`,
        `/api/v1/family/${personAt(2 * reactiveAt)}/history`,
        `/api/v1/tubes/${tubes[reactiveAt]}`,
        `/api/v1/plates/${plate}`,
      ],
    )
    expect(answers).toEqual([404, 404, 403, 403])
    await outside.close()
    await expectConserved(city)
  })
})
