import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aNight } from '@bihuan/server/policy/a-night.ts'
import { effectByTable } from '@bihuan/server/policy/night-table.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { expect, test, vi } from 'vitest'
import { diffLive } from './policy-diff-live.ts'
import { aDataFolder, runCli } from './testing/run-cli.ts'

const city = await aCity()
const { people } = await aNight(city, { people: 100 })

/** A data folder that trusts whom the city trusts, as a real one does. */
function aTrustingFolder(): string {
  const folder = aDataFolder()
  writeFileSync(join(folder, 'trust.json'), JSON.stringify(city.city.anchors))
  return folder
}

/** In this process, because the keys of the months of a test city are in its memory only. */
async function live(before: string, after: string) {
  vi.stubEnv('DATABASE_URL', city.url)
  try {
    return await diffLive(before, after, { data: aTrustingFolder(), at: '2022-11-11' })
  } finally {
    vi.unstubAllEnvs()
  }
}
const count = (effect: string) => people.filter((one) => effectByTable(one) === effect).length

test('says whom a change of packs would touch in the running city, and names nobody', async () => {
  const { json, text } = await live('cn-ncp-9', 'cn-20m')
  expect(json).toMatchObject({
    isInForce: true,
    people: people.length,
    counts: { released: count('released'), shortened: count('shortened'), stricter: 0 },
    ended: { secondary_contact: 25 },
  })
  expect(text).toContain('free at once 立即解除')
  expect(text).toContain('secondary_contact: 25 end 人结束')
  for (const told of [text, JSON.stringify(json)]) {
    expect(told).not.toContain('张')
    expect(told).not.toMatch(/4101\d{11}/)
  }
})

test('says so where the first pack is not in force', async () => {
  const { json, text } = await live('cn-ncp-8', 'cn-ncp-9')
  expect(json).toMatchObject({ isInForce: false })
  expect(text).toContain('is not in force then')
})

test('the command takes --live, refuses a pack that there is not, and opens no city without it', async () => {
  const env = { DATABASE_URL: city.url }
  const folder = ['--data', aTrustingFolder()]
  const one = await runCli(
    ['policy', 'diff', 'cn-ncp-9', 'cn-20m', '--live', '--json', ...folder],
    env,
  )
  expect([one.code, one.err]).toEqual([0, ''])
  expect(JSON.parse(one.out)).toMatchObject({ before: 'cn-ncp-9', after: 'cn-20m' })
  const none = await runCli(['policy', 'diff', 'cn-ncp-9', 'nobody', '--live', ...folder], env)
  expect([none.code, none.err.includes('policy.no-pack')]).toEqual([2, true])
  const still = await runCli(['policy', 'diff', 'cn-ncp-9', 'cn-20m'])
  expect([still.code, still.out.includes('tracks.close_contact.stages[0].days')]).toEqual([0, true])
})
