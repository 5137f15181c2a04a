import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { exchange } from '../front/testing/a-front.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { isAlive } from '../testing/is-alive.ts'
import { type CityProcesses, startCityProcesses } from './city-processes.ts'

let city: TestCity
let token: string
beforeAll(async () => {
  city = await aCity()
  const account = {
    signInName: 'administrator-1',
    displayName: '管理员',
    role: 'administrator' as const,
    areaCode: '4101',
    unit: 'office',
  }
  token = city.tokenFor(
    (await city.run(createAccount, city.actor('administrator'), account)).account,
  )
})

async function served(count: number): Promise<{ processes: CityProcesses; port: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-keys-'))
  const keyFile = join(folder, 'keys')
  writeFileSync(keyFile, Buffer.alloc(32, 7).toString('base64'))
  const processes = startCityProcesses(count)
  onTestFinished(async () => {
    await processes.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const order = {
    databaseUrl: city.url,
    cityCode: '4101',
    keyFile,
    version: 'test',
    demoStart: city.start,
    webFolder: null,
    log: false,
    texts: null,
    trustFile: null,
    demoPasskeyFile: null,
  }
  const { url } = await processes.serve(order, { host: '127.0.0.1', port: 0 })
  return { processes, port: Number(new URL(url).port) }
}

async function ask(port: number, path = '/api/v1/rounds') {
  const began = performance.now()
  const text = await exchange(port, [
    `GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\nconnection: close\r\n\r\n`,
  ])
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1])
  return { status, ms: performance.now() - began, retryAfter: /retry-after: (\d+)/.exec(text)?.[1] }
}

/** Asks the application itself, without the front: the control. */
function askDirectly(pid: number): Promise<number> {
  const folder = readdirSync(tmpdir())
    .filter((name) => name.startsWith('bihuan-'))
    .map((name) => join(tmpdir(), name))
    .find((path) => existsSync(join(path, `app-1-${pid}.http`)))
  const began = performance.now()
  return new Promise((resolve, reject) => {
    get({ socketPath: join(folder ?? '', `app-1-${pid}.http`), path: '/livez' }, (response) => {
      response.resume()
      response.on('end', () => resolve(performance.now() - began))
    }).on('error', reject)
  })
}

async function untilTaken(port: number): Promise<number> {
  const began = performance.now()
  while ((await ask(port)).status !== 200) {
    if (performance.now() - began > 30_000) throw new Error('nothing was taken in 30 s')
    await pause(50)
  }
  return performance.now() - began
}

describe('applications behind a front', () => {
  test('a blocked one: the front still answers in time, where without it the same request waits', async () => {
    const { processes, port } = await served(1)
    const [pid = 0] = processes.pids()
    expect((await ask(port)).status).toBe(200)
    // A stopped process is a loop that is blocked, whatever it would have been busy with.
    process.kill(pid, 'SIGSTOP')
    const began = performance.now()
    const direct = askDirectly(pid)
    await pause(600)
    const answers = []
    for (let n = 0; n < 15; n += 1) answers.push(await ask(port))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503))
    for (const { retryAfter } of answers) expect(Number(retryAfter)).toBeGreaterThan(0)
    // However slow this machine is: it stands still until all have their answer, and for three seconds at least.
    await pause(Math.max(0, 3_000 - (performance.now() - began)))
    process.kill(pid, 'SIGCONT')
    const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b)
    expect(sorted[10]).toBeLessThan(200)
    expect(await direct).toBeGreaterThan(2_900)
    expect(await untilTaken(port)).toBeLessThan(5_000)
  })

  test('a killed one is started again, and the clock of the city goes on', async () => {
    const { processes, port } = await served(1)
    const [pid = 0] = processes.pids()
    const clock = async () => {
      const text = await exchange(port, [
        'GET /api/v1/demo/clock HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
      ])
      return JSON.parse(text.slice(text.indexOf('\r\n\r\n'))) as { now: string; speed: number }
    }
    const body = '{"speed":60}'
    await exchange(port, [
      `POST /api/v1/demo/clock HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    ])
    await pause(1_500)
    const before = await clock()
    process.kill(pid, 'SIGKILL')
    expect(await untilTaken(port)).toBeLessThan(10_000)
    const after = await clock()
    expect(processes.pids()).not.toContain(pid)
    expect(after.speed).toBe(60)
    expect(Date.parse(after.now)).toBeGreaterThan(Date.parse(before.now) - 120_000)
  })

  test('with two, one may die and the other takes all; the end leaves no process', async () => {
    const { processes, port } = await served(2)
    const pids = processes.pids()
    expect([pids.length, new Set(pids).size]).toEqual([2, 2])
    process.kill(pids[1] ?? 0, 'SIGKILL')
    // The next one is held before it is ready, so that whatever is taken is taken by the one that lived.
    while (processes.pids()[1] === pids[1]) await pause(10)
    const [, next = 0] = processes.pids()
    process.kill(next, 'SIGSTOP')
    // A busy machine may let the living one miss a beat, and then the front says to come again, as it should.
    for (let n = 0; n < 10; n += 1) await untilTaken(port)
    expect(processes.pids()).toEqual([pids[0], next])
    process.kill(next, 'SIGCONT')
    const now = processes.pids()
    await processes.close()
    expect([...pids, ...now].filter(isAlive)).toEqual([])
  })

  test('says why it cannot begin', async () => {
    const processes = startCityProcesses(1)
    onTestFinished(() => processes.close())
    const order = {
      databaseUrl: city.url.replace(/\/[^/]+$/, `/none_${randomUUID().slice(0, 8)}`),
      cityCode: '4101',
      keyFile: join(tmpdir(), `bihuan-${randomUUID()}`),
      version: 'test',
      demoStart: null,
      webFolder: null,
      log: false,
      texts: null,
      trustFile: null,
      demoPasskeyFile: null,
    }
    onTestFinished(() => rmSync(order.keyFile, { force: true }))
    await expect(processes.serve(order, { host: '127.0.0.1', port: 0 })).rejects.toMatchObject({
      code: '3D000',
    })
  })
})
