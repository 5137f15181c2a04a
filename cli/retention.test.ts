import { join } from 'node:path'
import { aCity, type TestCity } from '@bihuan/server/testing/a-city.ts'
import { aRound } from '@bihuan/server/testing/a-round.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aDataFolder, runCli } from './commands/testing/run-cli.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
  await aRound(city, { people: 20 })
  await city.sql`update rounds set closed_at = ${city.start}`
})

const retention = (...args: string[]) =>
  runCli(['retention', ...args, '--json'], { DATABASE_URL: city.url })

describe('retention', () => {
  test('says which kinds there are without a city', async () => {
    const { code, out } = await runCli(['retention', 'kinds', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out).kinds).toContainEqual(
      expect.objectContaining({ kind: 'orders', days: 1095 }),
    )
  })

  test('erases what is due, once, and shows certificates that the city signed', async () => {
    const folder = aDataFolder()
    const ran = await retention('run', '--data', folder)
    expect([ran.code, ran.err]).toEqual([0, ''])
    expect(JSON.parse(ran.out).erased.map(({ kind }: { kind: string }) => kind)).toContain(
      'members',
    )
    const again = await retention('run', '--data', folder)
    expect(JSON.parse(again.out)).toEqual({ erased: [], failed: [] })
    const { code, out } = await retention('certificates', '--data', folder)
    const { certificates } = JSON.parse(out)
    expect([code, certificates.length > 0]).toEqual([0, true])
    expect(certificates.every(({ isSigned }: { isSigned: boolean }) => isSigned)).toBe(true)
  })

  test('leaves a city that can be backed up and restored, its erased round without people', async () => {
    const folder = aDataFolder()
    const file = join(folder, 'city.backup')
    const made = await runCli(['backup', file, '--data', folder, '--json'], {
      DATABASE_URL: city.url,
    })
    expect(made.code).toBe(0)
    const empty = await aCity()
    const restored = await runCli(['restore', file, '--data', folder, '--json'], {
      DATABASE_URL: empty.url,
    })
    expect(JSON.parse(restored.out)).toMatchObject({ restored: true, conserved: true })
    expect([
      ...(await empty.sql`select to_regclass('roll_2022018') as roll, to_regclass('tubes_2022018')::text as tubes`),
    ]).toEqual([{ roll: null, tubes: 'tubes_2022018' }])
  })

  test('ends with 1 where a certificate is not the city’s', async () => {
    await city.sql`update erasures set document = document || '{"erasedAt": 1}'::jsonb where kind = 'members'`
    const { code, out } = await retention('certificates', '--data', aDataFolder())
    expect(code).toBe(1)
    expect(
      JSON.parse(out).certificates.filter(({ isSigned }: { isSigned: boolean }) => !isSigned),
    ).toHaveLength(1)
  })
})
