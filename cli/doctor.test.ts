import { chmodSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { describe, expect, test } from 'vitest'
import { aLivedCity } from './commands/testing/a-lived-city.ts'
import { aDataFolder, aFolder, runCli } from './commands/testing/run-cli.ts'

type Check = { name: string; state: string; found: string; todo: string | null }

async function examined(args: string[], env: Record<string, string> = {}) {
  const { code, out } = await runCli(['doctor', '--json', ...args], env)
  const { well, checks } = JSON.parse(out) as { well: boolean; checks: Check[] }
  return {
    code,
    well,
    of: (name: string) => checks.find((check) => check.name.startsWith(name)),
    checks,
  }
}

describe('doctor', () => {
  test('finds a sound city sound, and warns only of what has not been made yet', async () => {
    const { city } = await aLivedCity()
    const { code, well, of, checks } = await examined(['--data', aDataFolder(), '--port', '1024'], {
      DATABASE_URL: city.url,
    })
    expect(checks.filter(({ state }) => state === 'fail')).toEqual([])
    expect([
      code,
      well,
      of('conservation')?.state,
      of('schema')?.state,
      of('key file')?.state,
    ]).toEqual([0, true, 'ok', 'ok', 'ok'])
  })

  test('fails where people are not conserved', async () => {
    const { city } = await aLivedCity()
    await city.sql`delete from samples where person_id = (select min(person_id) from samples)`
    const { code, of } = await examined(['--data', aDataFolder()], { DATABASE_URL: city.url })
    expect([
      code,
      of('conservation')?.state,
      of('conservation')?.found.includes('members'),
    ]).toEqual([4, 'fail', true])
  })

  test('fails with a migration that was changed after it ran', async () => {
    const city = await aCity()
    await city.sql`update migrations set digest = 'other' where version = 3`
    const { code, of } = await examined(['--data', aDataFolder()], { DATABASE_URL: city.url })
    expect([code, of('schema')?.state]).toEqual([4, 'fail'])
  })

  test('fails in a broken folder: a file in its place, a key that others may read, a damaged key', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'file'), '')
    expect(await examined(['--data', join(folder, 'file')])).toMatchObject({ code: 4 })
    const open = aDataFolder()
    chmodSync(join(open, 'keys'), 0o644)
    const loose = await examined(['--data', open])
    expect([loose.code, loose.of('key file')?.todo]).toEqual([4, `chmod 600 ${join(open, 'keys')}`])
    writeFileSync(join(open, 'keys'), 'short')
    expect((await examined(['--data', open])).of('key file')?.found).toContain('damaged')
  })

  test('fails with a database that cannot be reached and a port that another program has', async () => {
    const taken = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { code, of } = await examined(['--data', aDataFolder(), '--port', String(port)], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    })
    expect([code, of('port')?.state, of('database')?.state]).toEqual([4, 'fail', 'fail'])
    taken.close()
  })

  test('says in a new folder that nothing is wrong', async () => {
    const { code, of } = await examined(['--data', join(aFolder(), 'new')])
    expect([code, of('database')?.state]).toEqual([0, 'warn'])
  })
})
