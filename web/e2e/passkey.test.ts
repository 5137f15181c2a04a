import { fileURLToPath } from 'node:url'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { command } from '@bihuan/server/door/command.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { openSigning } from '@bihuan/server/signing/open-signing.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { testAnchors, testAuthority } from '@bihuan/server/testing/officers.ts'
import { writeAppointments } from '@bihuan/server/trust/authority.ts'
import type { Browser, Page } from 'playwright-core'
import Type from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'

// A real city with real passkeys: WebAuthn of a real Chromium, with an authenticator that its debugger plays.
const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const city = await aCity()
const now = city.start
const app = await buildApp(
  {
    city: city.city,
    clock: { now: () => now },
    demo: null,
    findActor: actorFinder(city.sql, city.city.keys),
  },
  { version: 'test', webFolder, log: false },
)
let browser: Browser
let url = ''

beforeAll(async () => {
  browser = await openChromium()
  await app.listen({ host: 'localhost', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  url = `http://localhost:${address.port}`
  city.city.anchors = { ...testAnchors(), party: { id: 'localhost', origins: [url] } }
})
afterAll(async () => {
  await browser?.close()
  await app.close()
})

/** A browser with a passkey in its device; `isUserVerified` is whether its holder shows finger, face or PIN. */
async function deviceOf(account: string, isUserVerified: boolean) {
  const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce' })
  await context.addInitScript(() => {
    localStorage.setItem('bihuan.language', 'en')
    localStorage.setItem('bihuan.session', '1')
  })
  await context.addCookies([{ name: 'bihuan_session', value: city.tokenFor(account), url }])
  const page = await context.newPage()
  const debug = await context.newCDPSession(page)
  await debug.send('WebAuthn.enable')
  const { authenticatorId } = await debug.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  })
  return {
    page,
    verify: (is: boolean) =>
      debug.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: is }),
  }
}

async function anOfficer(signInName: string, unit: string): Promise<string> {
  const { account } = await city.run(createAccount, city.actor('administrator'), {
    signInName,
    displayName: signInName,
    role: 'district-commander',
    areaCode: '410105',
    unit,
  })
  return account
}

const opening = (officer: string) =>
  command({
    name: 'test.open',
    summary: 'test',
    roles: ['district-commander'],
    input: Type.Object({}),
    outcome: Type.Object({ signing: Type.String() }),
    area: () => '410105',
    run: async (tx, _input, request) => ({
      signing: await openSigning(
        tx,
        {
          kind: 'act',
          document: {
            version: 1,
            kind: 'lift',
            order: 'none',
            id: 'act',
            at: now,
            area: '410105',
            reason: 'because it is a test',
            by: { officer, unit: 'cdc' },
          },
          digest: 'ab'.repeat(32),
          area: '410105',
          person: null,
          // Of two, so that the first signature is taken without the document having to count.
          signers: [
            { officer, unit: 'cdc', power: 'lift' },
            { officer: 'another', unit: 'street', power: 'lift' },
          ],
        },
        request,
      ),
    }),
  })

async function openSigningPage(page: Page, signing: string) {
  await page.goto(`${url}/desk/signings/${signing}`)
  await page.getByRole('button', { name: 'Orders and appeals' }).click()
  await page.getByRole('button', { name: 'Sign with my passkey' }).waitFor()
}

test('an officer makes a passkey, the authority appoints it, and it signs in the browser; unverified it signs nothing', async () => {
  const officer = await anOfficer('zhao', 'cdc')
  const { page, verify } = await deviceOf(officer, true)
  await page.goto(`${url}/desk/officers`)
  await page.getByRole('button', { name: 'Make a passkey on this device' }).click()
  await page.getByText('waits for the appointing authority').waitFor()
  const [passkey] = await city.sql<{ credential: string; publicKey: string }[]>`
    select credential, public_key from passkeys where account_id = ${officer}`
  expect(passkey).toBeDefined()

  const document = {
    version: 1 as const,
    id: 'post of zhao',
    officer,
    unit: 'cdc',
    area: '410105',
    powers: ['lift' as const],
    credential: passkey?.credential ?? '',
    publicKey: passkey?.publicKey ?? '',
    from: now - 1,
    until: now + 3_600_000,
  }
  await writeAppointments(city.sql, [{ document, signature: testAuthority.sign(document) }], now)
  const actor = {
    id: officer,
    name: 'zhao',
    role: 'district-commander' as const,
    areaCode: '410105',
    unit: 'cdc',
  }
  const { signing } = await city.run(opening(officer), actor, {})
  await openSigningPage(page, signing)

  await verify(false)
  await page.getByRole('button', { name: 'Sign with my passkey' }).click()
  await page.getByRole('alert').waitFor()
  const signatures = async () => {
    const [row] = await city.sql<{ n: number }[]>`
      select jsonb_array_length(assertions)::int as n from signings where id = ${signing}`
    return row?.n
  }
  expect(await signatures()).toBe(0)

  await verify(true)
  await page.getByRole('button', { name: 'Sign with my passkey' }).click()
  await expect.poll(signatures, { timeout: 10_000 }).toBe(1)
})
