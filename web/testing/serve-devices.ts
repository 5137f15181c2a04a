import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { syntheticPassport } from '@bihuan/core/identity/synthetic.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { aDevice, sealAs } from '@bihuan/server/field/a-device.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { aRound } from '@bihuan/server/testing/a-round.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

/**
 * The real server on a small round with demo accounts: samplers `sampler-1` and `sampler-2` of sites 1 and 2, a `registrar`,
 * a `commander` and a `courier`. `send` speaks to the API as one of them, so many minutes after the beginning; the clock never goes back.
 */
export async function serveDevices() {
  const city = await aCity()
  const round = await aRound(city, { people: 60 })
  const { keys } = city.city
  const accounts = new Map<string, string>()
  for (const [signInName, displayName, role, areaCode, unit] of [
    ['sampler-1', '周护士', 'sampler', '410105001', 'site:1'],
    ['sampler-2', '吴护士', 'sampler', '410105001', 'site:2'],
    ['registrar', '郑登记', 'registrar', '410105', '区数据专班'],
    ['commander', '王指挥', 'city-commander', '4101', '市指挥部'],
    ['courier', '李转运', 'courier', '4101', '样本转运专班'],
  ] as const) {
    const one = { signInName, displayName, role, areaCode, unit, isDemo: true }
    const { account } = await city.run(createAccount, city.actor('administrator'), one)
    accounts.set(signInName, account)
  }
  const clock = demoClock(city.start + hourMs)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(city.sql, keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const url = `http://127.0.0.1:${address.port}`
  const account = (name: string) => accounts.get(name) ?? ''
  /** A command of somebody, over the wire. */
  const send = async <Body>(
    as: string,
    minutes: number,
    path: string,
    input: object,
  ): Promise<Body> => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${city.tokenFor(account(as))}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'x-demo-now': String(city.start + minutes * minuteMs),
      },
      body: JSON.stringify(input),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Body
  }
  return {
    city,
    round,
    url,
    account,
    send,
    stop: () => app.close(),
    /** The city's moment so many minutes after the beginning. */
    at: (minutes: number) => isoOf(city.start + minutes * minuteMs),
    passport: (serial: number) => {
      const { country, number } = syntheticPassport(serial)
      return { kind: 'passport' as const, country, number }
    },
    words: (device: string) => aDevice(city.start, device),
    /** The file that the field app of a device saves. */
    file: (device: string, acts: object[], sealedFor = device) => {
      const work = { v: 1, device, round: round.round, sentAt: isoOf(clock.now()), acts }
      const part = { device: sealedFor, round: round.round, sealed: sealAs(keys, device, work) }
      return JSON.stringify({ v: 1, parts: [part] })
    },
  }
}
export type ServedDevices = Awaited<ReturnType<typeof serveDevices>>
