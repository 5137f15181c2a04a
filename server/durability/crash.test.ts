import { describe, expect, test } from 'vitest'
import {
  aCrashCity,
  type CrashCity,
  killApp,
  killDatabase,
  killProcesses,
  lostOf,
  startApp,
  writeUntil,
} from './a-crash-city.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Writes under load, kills at an instant that differs from round to round, and returns what was acknowledged and what of it is gone. */
async function crash(
  city: CrashCity,
  victim: 'database' | 'application',
  acknowledge: 'after-commit' | 'early' = 'after-commit',
) {
  const app = await startApp(city, acknowledge)
  let stopped = false
  const writing = writeUntil(city, app.url, () => stopped)
  await pause(400 + (city.nextTube % 7) * 60)
  if (victim === 'application') await killApp(app.child)
  else await killDatabase(city)
  stopped = true
  const acknowledged = await writing
  if (victim === 'database') await killApp(app.child)
  return { acknowledged, lost: await lostOf(city, acknowledged) }
}

describe('what was acknowledged is there', () => {
  test('after kill -9 of the database, three times', async () => {
    const city = await aCrashCity()
    let acknowledged = 0
    for (let round = 0; round < 3; round += 1) {
      const result = await crash(city, 'database')
      expect(result.lost).toEqual([])
      acknowledged += result.acknowledged.length
    }
    expect(acknowledged).toBeGreaterThan(100)
  })

  test('after kill -9 of the application, three times', async () => {
    const city = await aCrashCity()
    let acknowledged = 0
    for (let round = 0; round < 3; round += 1) {
      const result = await crash(city, 'application')
      expect(result.lost).toEqual([])
      acknowledged += result.acknowledged.length
    }
    expect(acknowledged).toBeGreaterThan(100)
  })
})

describe('the controls, which must lose', () => {
  test('a database that commits without waiting for the disk', async () => {
    const city = await aCrashCity([
      'synchronous_commit=off',
      'wal_writer_delay=10s',
      'wal_buffers=64MB',
    ])
    const { acknowledged, lost } = await crash(city, 'database')
    expect(acknowledged.length).toBeGreaterThan(20)
    expect(lost.length).toBeGreaterThan(0)
  })

  test('an application that answers before it commits', async () => {
    const city = await aCrashCity()
    const { acknowledged, lost } = await crash(city, 'application', 'early')
    expect(acknowledged.length).toBeGreaterThan(20)
    expect(lost.length).toBeGreaterThan(0)
  })
})

test('a database that was killed is started again, and the application goes on without being touched', async () => {
  const city = await aCrashCity([], { relaunch: true })
  const app = await startApp(city)
  await killProcesses(city)
  let acknowledged: string[] = []
  for (let tries = 0; acknowledged.length === 0 && tries < 20; tries += 1) {
    let stopped = false
    setTimeout(() => {
      stopped = true
    }, 300)
    acknowledged = await writeUntil(city, app.url, () => stopped)
  }
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(await lostOf(city, acknowledged)).toEqual([])
  await killApp(app.child)
})
