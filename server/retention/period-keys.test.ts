import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { hourMs, instantOf } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { keysFrom } from '../keys.ts'
import { endOfMonth, isKeyOver } from './destroy-keys.ts'
import { periodKeysInFolder, periodKeysInMemory } from './period-keys.ts'
import { openFor, readJson, sealedJson, sealFor, useToOpen } from './sealing.ts'

const at = instantOf('2022-11-11T12:00:00+08:00')
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-periods-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'retention-keys')
}

describe('a key of a month', () => {
  test('lies in a file that only its owner reads, one for each kind and month', () => {
    const folder = aFolder()
    const keys = periodKeysInFolder(folder)
    keys.keyFor('orders', at)
    keys.keyFor('orders', at + 24 * hourMs)
    keys.keyFor('reads', at)
    keys.keyFor('orders', at + 31 * 24 * hourMs)
    expect(readdirSync(folder).sort()).toEqual([
      'orders-2022-11.key',
      'orders-2022-12.key',
      'reads-2022-11.key',
    ])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'orders-2022-11.key')).mode & 0o777).toBe(0o600)
  })

  test('is the same for three processes that make it at once', async () => {
    const folder = aFolder()
    const script = `
      import { periodKeysInFolder } from ${JSON.stringify(join(import.meta.dirname, 'period-keys.ts'))}
      console.log(periodKeysInFolder(${JSON.stringify(folder)}).keyFor('orders', ${at}).id)`
    const make = async () => {
      const args = ['--input-type=module-typescript', '-e', script]
      return (await promisify(execFile)(process.execPath, args)).stdout.trim()
    }
    const ids = await Promise.all([make(), make(), make()])
    expect(new Set(ids).size).toBe(1)
    expect(periodKeysInFolder(folder).ids()).toEqual([ids[0]])
  })

  test('opens nothing once it is destroyed, also where it is asked for under the same name', () => {
    const folder = aFolder()
    const keys = periodKeysInFolder(folder)
    const sealed = sealFor(keys, 'orders', at, 'a reason')
    const { id } = keys.keyFor('orders', at)
    const bytes = readFileSync(join(folder, 'orders-2022-11.key'))
    keys.destroy(id)
    expect([keys.keyOf(id), keys.ids(), openFor(keys, sealed)]).toEqual([null, [], null])
    expect(keys.keyFor('orders', at).id).not.toBe(id)
    expect(openFor(keys, sealed)).toBe(null)
    expect(readFileSync(join(folder, 'orders-2022-11.key')).equals(bytes)).toBe(false)
  })

  test('goes when its month and the clock of the last day of it are over, and not a day before', () => {
    const id = 'messages-2022-11.0123456789abcdef'
    expect(endOfMonth(id)).toBe(instantOf('2022-12-01T00:00:00+08:00'))
    expect(endOfMonth('orders-2022-12.0')).toBe(instantOf('2023-01-01T00:00:00+08:00'))
    const clocks = { machineNow: 0, responseEnd: at }
    const over = instantOf('2022-12-02T00:00:00+08:00')
    expect(isKeyOver(id, 'messages', { ...clocks, now: over })).toBe(true)
    expect(isKeyOver(id, 'messages', { ...clocks, now: over - 1 })).toBe(false)
  })
})

describe('what is sealed', () => {
  const keys = periodKeysInMemory()

  test('comes back as it was, and shows nothing of itself', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (text) => {
        const sealed = sealFor(keys, 'orders', at, text)
        expect(openFor(keys, sealed)).toBe(text)
        expect(sealed.includes(Buffer.from(text))).toBe(false)
      }),
    )
  })

  test('is refused with any byte of it changed', () => {
    const sealed = sealFor(keys, 'reads', at, 'a reason in words')
    fc.assert(
      fc.property(fc.nat(sealed.length - 9), fc.integer({ min: 1, max: 255 }), (n, bits) => {
        const changed = Buffer.from(sealed)
        changed.writeUInt8(changed.readUInt8(n + 8) ^ bits, n + 8)
        expect(openFor(keys, changed)).toBe(null)
      }),
    )
  })

  test('in a row is read open wherever it stands, and as erased when its key is gone', () => {
    const own = useToOpen('a test', periodKeysInMemory())
    const document = { kind: 'order', words: ['一', { deep: true }] }
    const text = JSON.stringify({ list: [sealedJson(own, 'orders', at, document)], n: 1 })
    expect(readJson(text)).toEqual({ list: [document], n: 1 })
    expect(readJson('{"n": 1}')).toEqual({ n: 1 })
    for (const id of own.ids()) own.destroy(id)
    expect(readJson(text)).toEqual({ list: [{ $erased: true }], n: 1 })
    expect(readJson('{"$sealed": "bm90IG91cnM"}')).toEqual({ $erased: true })
  })

  test('by the city’s own key of before is opened by the same door', () => {
    const city = keysFrom(Buffer.alloc(32, 3), keys)
    expect(city.open(city.seal('an address of before'))).toBe('an address of before')
    expect(city.open(city.sealFor('registrations', at, 'an address'))).toBe('an address')
    expect(city.openText('words that were never sealed')).toBe('words that were never sealed')
    expect(city.openText(city.sealText('orders', at, '一句话'))).toBe('一句话')
  })
})
