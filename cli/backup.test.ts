import {
  chmodSync,
  createReadStream,
  existsSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { backupKeyIn } from '@bihuan/server/retention/backup-keys.ts'
import { aCity, type TestCity } from '@bihuan/server/testing/a-city.ts'
import { conserves } from '@bihuan/server/testing/conserves.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { decrypting, readEnvelope } from './commands/backup-cipher.ts'
import { aLivedCity, awkwardName } from './commands/testing/a-lived-city.ts'
import { aDataFolder, aFolder, runCli } from './commands/testing/run-cli.ts'

let lived: TestCity
let empty: TestCity
beforeAll(async () => {
  lived = (await aLivedCity()).city
  empty = await aCity()
})

const env = (city: TestCity) => ({ DATABASE_URL: city.url })

/** The data folder in which each backup was made. */
const homes = new Map<string, string>()
const homeOf = (file: string) => homes.get(file) ?? ''

async function aBackup(...more: string[]): Promise<string> {
  const file = join(aFolder(), 'city.backup')
  homes.set(file, aDataFolder())
  const { code, err } = await runCli(['backup', file, '--data', homeOf(file), ...more], env(lived))
  expect([code, err.split('\n').length]).toEqual([0, 3])
  return file
}

const keyFileOf = (file: string) =>
  join(homeOf(file), 'backup-keys', `${readEnvelope(file)?.envelope.key}.json`)

/** The same backup as it was written before there was encryption. */
async function plainOf(file: string): Promise<Buffer> {
  const found = readEnvelope(file)
  const key = backupKeyIn(keyFileOf(file))
  if (!found || !key) throw new Error('not encrypted')
  const opened = createReadStream(file, { start: found.start }).pipe(
    decrypting(found.envelope, Buffer.from(key.key, 'base64')),
  )
  return buffer(opened)
}

const restore = (file: string, city: TestCity, folder: string, ...more: string[]) =>
  runCli(['restore', file, '--data', folder, '--json', ...keyOption(file), ...more], env(city))
function keyOption(file: string): string[] {
  try {
    return readEnvelope(file) ? ['--backup-key', keyFileOf(file)] : []
  } catch {
    return []
  }
}
const isEmpty = async (city: TestCity) =>
  (await city.sql`select from people limit 1`).length === 0 &&
  (await city.sql`select from rounds`).length === 0

describe('a backup', () => {
  test('is for its owner only, never takes the place of a file unasked, and says that the key is not inside', async () => {
    const file = await aBackup()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const before = readFileSync(file)
    const again = await runCli(['backup', file, '--data', homeOf(file), '--json'], env(lived))
    expect([again.code, JSON.parse(again.out).code]).toEqual([2, 'file.exists'])
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(gunzipSync(await plainOf(file)).toString()).not.toContain(
      Buffer.alloc(32, 7).toString('base64'),
    )
    const replaced = await runCli(
      ['backup', file, '--data', homeOf(file), '--yes', '--with-key'],
      env(lived),
    )
    expect([replaced.code, replaced.err.includes('key file is inside')]).toEqual([0, true])
    expect(gunzipSync(await plainOf(file)).toString()).toContain(
      Buffer.alloc(32, 7).toString('base64'),
    )
  })

  test('is checked without any city', async () => {
    const file = await aBackup()
    const { code, out } = await runCli([
      'restore',
      file,
      '--verify',
      '--json',
      '--backup-key',
      keyFileOf(file),
    ])
    expect([code, JSON.parse(out)]).toEqual([
      0,
      expect.objectContaining({ whole: true, city: '4101', withKey: false }),
    ])
  })
})

describe('a damaged backup is refused, and nothing changes', () => {
  test('cut off, one byte changed, a row taken out, a table left out, something after its end', async () => {
    const bytes = await plainOf(await aBackup())
    const text = gunzipSync(bytes).toString('latin1')
    const changed = Buffer.from(bytes)
    const middle = Math.floor(bytes.length / 2)
    changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle)
    const lines = text.split('\n')
    const someRow = lines.findIndex((line) => line.startsWith('COPY people ')) + 2
    const cases: Record<string, Buffer> = {
      'cut in half': bytes.subarray(0, middle),
      'cut by one byte': bytes.subarray(0, -1),
      'one bit changed': changed,
      'a row taken out': gzipSync(Buffer.from(lines.toSpliced(someRow, 1).join('\n'), 'latin1')),
      'cut off and packed again': gzipSync(Buffer.from(lines.slice(0, -2).join('\n'), 'latin1')),
      'a table left out': gzipSync(
        Buffer.from(text.replace(/COPY uploads [\s\S]*?-- end [^\n]*\n/, ''), 'latin1'),
      ),
      'more after its end': gzipSync(Buffer.from(`${text}more\n`, 'latin1')),
    }
    const folder = aDataFolder()
    for (const [name, damaged] of Object.entries(cases)) {
      const file = join(aFolder(), 'damaged.gz')
      writeFileSync(file, damaged)
      const { code, out } = await restore(file, empty, folder)
      expect([name, code, JSON.parse(out).code]).toEqual([name, 2, 'backup.damaged'])
    }
    expect(await isEmpty(empty)).toBe(true)
  })

  test('whole in itself but against the rules of the schema: rolled back', async () => {
    const { createHash } = await import('node:crypto')
    const text = gunzipSync(await plainOf(await aBackup())).toString('latin1')
    const start = text.indexOf('\n', text.indexOf('COPY households ')) + 1
    const end = text.indexOf('\\.\n', start)
    // Households of no building, with counts and digests that agree.
    const rows = text.slice(start, end).replace(/^(\d+)\t\d+\t/gm, '$1\t999999\t')
    const sha = (part: string) =>
      createHash('sha256').update(Buffer.from(part, 'latin1')).digest('hex')
    const endLine = `-- end ${JSON.stringify({ table: 'households', rows: rows.split('\n').length - 1, bytes: rows.length, sha256: sha(rows) })}\n`
    const rest = text.slice(text.indexOf('\n', text.indexOf('-- end ', end)) + 1)
    const body = `${text.slice(0, start)}${rows}\\.\n${endLine}${rest.slice(0, rest.lastIndexOf('-- whole '))}`
    const whole = JSON.parse(text.slice(text.lastIndexOf('-- whole ') + 9))
    const file = join(aFolder(), 'wrong.gz')
    writeFileSync(
      file,
      gzipSync(
        Buffer.from(
          `${body}-- whole ${JSON.stringify({ ...whole, sha256: sha(body) })}\n`,
          'latin1',
        ),
      ),
    )
    expect((await runCli(['restore', file, '--verify'])).code).toBe(0)
    const { code, out } = await restore(file, empty, aDataFolder())
    expect([code, JSON.parse(out).code]).toEqual([2, 'backup.against-rules'])
    expect(await isEmpty(empty)).toBe(true)
  })
})

describe('an encrypted backup', () => {
  test('holds nothing that can be read, and opens with its own key only', async () => {
    const file = await aBackup()
    expect(readFileSync(file).includes(Buffer.from(awkwardName))).toBe(false)
    expect((await plainOf(file)).subarray(0, 2).toString('hex')).toBe('1f8b')
    const other = keyFileOf(await aBackup())
    const { code, out } = await runCli([
      'restore',
      file,
      '--verify',
      '--json',
      '--data',
      aFolder(),
      '--backup-key',
      other,
    ])
    expect([code, JSON.parse(out).code]).toEqual([2, 'backup.key-destroyed'])
  })

  test('is lost for good with its key', async () => {
    const file = await aBackup()
    rmSync(keyFileOf(file))
    const { code, out } = await restore(file, empty, aDataFolder())
    expect([code, JSON.parse(out).code]).toEqual([2, 'backup.key-destroyed'])
    expect(await isEmpty(empty)).toBe(true)
  })

  test('is refused with one byte changed, cut off, its frames exchanged, or its first line', async () => {
    const file = await aBackup()
    const bytes = readFileSync(file)
    const start = readEnvelope(file)?.start ?? 0
    const frame = (1 << 16) + 16
    const changed = Buffer.from(bytes)
    changed.writeUInt8(changed.readUInt8(start + 100) ^ 1, start + 100)
    const date = Buffer.from(
      bytes.toString('latin1').replace('"city":"4101"', '"city":"4102"'),
      'latin1',
    )
    const cases: Record<string, Buffer> = {
      changed,
      'cut off': bytes.subarray(0, -1),
      'a whole frame less': bytes.subarray(0, Math.min(start + frame, bytes.length - 20)),
      'another first line': date,
    }
    for (const [name, damaged] of Object.entries(cases)) {
      const path = join(aFolder(), 'damaged')
      writeFileSync(path, damaged)
      const { out } = await runCli([
        'restore',
        path,
        '--verify',
        '--json',
        '--backup-key',
        keyFileOf(file),
      ])
      expect([name, JSON.parse(out).code]).toEqual([name, 'backup.damaged'])
    }
  })

  test('one from before there was encryption can still be read', async () => {
    const path = join(aFolder(), 'old.gz')
    writeFileSync(path, await plainOf(await aBackup()))
    const { code, out } = await runCli(['restore', path, '--verify', '--json'])
    expect([code, JSON.parse(out).whole]).toEqual([0, true])
  })
})

describe('restore', () => {
  test('refuses a city with people in it, a file that is no backup, and another key', async () => {
    const file = await aBackup()
    const full = await restore(file, lived, aDataFolder())
    expect([full.code, JSON.parse(full.out).code]).toEqual([2, 'city.not-empty'])
    const other = aFolder()
    writeFileSync(join(other, 'keys'), `${Buffer.alloc(32, 8).toString('base64')}\n`, {
      mode: 0o600,
    })
    const foreign = await restore(file, empty, other)
    expect([foreign.code, JSON.parse(foreign.out).code]).toEqual([2, 'backup.key-missing'])
    const text = join(aFolder(), 'notes.txt')
    writeFileSync(text, 'milk')
    expect(JSON.parse((await restore(text, empty, other)).out).code).toBe('backup.not-one')
    expect(await isEmpty(empty)).toBe(true)
  })

  test('brings back every table alike, conserved, with its partitions, and the key where it was inside', async () => {
    const file = await aBackup('--with-key')
    const folder = aFolder()
    const { code, out } = await restore(file, empty, folder)
    expect([code, JSON.parse(out)]).toEqual([
      0,
      expect.objectContaining({ restored: true, conserved: true }),
    ])
    expect(readFileSync(join(folder, 'keys'), 'utf8')).toBe(
      `${Buffer.alloc(32, 7).toString('base64')}\n`,
    )
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o600)

    expect(JSON.parse(readFileSync(join(folder, 'city.json'), 'utf8'))).toEqual({ kind: 'own' }) // else a start of the demo would forget it

    const rows = (packed: Buffer) =>
      gunzipSync(packed)
        .toString()
        .replace(/^-- (bihuan|whole) .*$/gm, '')
    const back = join(aFolder(), 'again')
    homes.set(back, folder)
    expect((await runCli(['backup', back, '--data', folder, '--with-key'], env(empty))).code).toBe(
      0,
    )
    expect(rows(await plainOf(back))).toBe(rows(await plainOf(file)))
    expect([
      ...(await empty.sql`select display_name from accounts where sign_in_name = 'awkward'`),
    ]).toEqual([{ displayName: awkwardName }])
    expect([...(await empty.sql`select count(*)::int as n from samples_2022018`)]).toEqual([
      { n: 3 },
    ])
    await conserves(empty)
  })

  test('a folder that may not be written ends with 4 or as root succeeds, and leaves no half file', async () => {
    const folder = aFolder()
    chmodSync(folder, 0o500)
    const { code } = await runCli(
      ['backup', join(folder, 'city.gz'), '--data', aDataFolder()],
      env(lived),
    )
    expect(code).toBe(process.getuid?.() === 0 ? 0 : 4)
    expect(existsSync(join(folder, 'city.gz'))).toBe(code === 0)
    chmodSync(folder, 0o700)
  })
})
