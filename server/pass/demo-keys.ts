import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cityDateOf, hourMs, type Instant, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import { type City, execute } from '../door/command.ts'
import { certify, certifyList, type PassRoot, rootOf } from './as-root.ts'
import { newCommandId, newRootSeed, newSalt } from './chance.ts'
import { importPassKeys } from './import-pass-keys.ts'
import { makePassKeys } from './make-pass-keys.ts'

// The clock of an invented city runs up to a thousand times as fast: a year is a night of somebody looking at it.
const days = 400
const dayMs = 24 * hourMs

/** The root of an invented city, in a file of its data folder; made on first use. In a real city it lies on no server. */
export function demoRoot(folder: string, city: string): PassRoot {
  const path = join(folder, 'demo-pass-root')
  if (!existsSync(path))
    writeFileSync(path, `${Buffer.from(newRootSeed()).toString('base64')}\n`, {
      mode: 0o600,
      flag: 'wx',
    })
  return rootOf(city, Uint8Array.from(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')))
}

/**
 * Gives an invented city a root and the keys of its passes for 400 days from a moment on, through the same commands as in a real
 * one, and answers the public half of the root for `trust.json`. Called again it does nothing where keys are there.
 */
export async function prepareDemoPassKeys(
  city: City,
  { folder, now, administrator }: { folder: string; now: Instant; administrator: Actor },
): Promise<{ passRoot: string }> {
  const root = demoRoot(folder, city.code)
  const passRoot = root.publicKey
  const there = await city.sql`
    select from pass_keys where certificate is not null and until_at > ${now} limit 1`
  if (there.length > 0) return { passRoot }
  const trusting: City = { ...city, anchors: { ...city.anchors, passRoot } }
  const attempt = () => ({ id: newCommandId(), now, actor: administrator })
  const asked = { firstDay: cityDateOf(now - dayMs), days, spares: 1, lists: 1 }
  const { keys } = await execute(trusting, makePassKeys, asked, attempt())
  const certificates = keys.map(({ from, until, ...key }) =>
    certify(root, { ...key, city: city.code, from: instantOf(from), until: instantOf(until) }),
  )
  const signedAt = now - (now % minuteMs)
  const lists = [certifyList(root, { number: 1, signedAt, salt: newSalt(), keys: [] })]
  await execute(trusting, importPassKeys, { certificates, lists }, attempt())
  return { passRoot }
}
