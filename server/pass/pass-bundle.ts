import { createHash } from 'node:crypto'
import type { PassBundle } from '@bihuan/contract/pass.ts'
import { encodeList, formatList, listEntry } from '@bihuan/core/pass/revocation-list.ts'
import { hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { toBase64 } from '@bihuan/core/transparency/base64.ts'
import type { Static } from 'typebox'
import type { City } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { nodeSha256 } from '../transparency/ed25519.ts'
import { certificateOf, isRootList, type KeyRow, type RootOfCity } from './certified.ts'
import { newSalt } from './chance.ts'
import { keyAt } from './day-keys.ts'
import { revokedPasses } from './revoked-passes.ts'

export type Bundle = Static<typeof PassBundle>

// A paper pass lives three days after the day of its key.
const behindMs = 72 * hourMs
// A guard's phone that hears nothing for a day still has the keys of the days after it.
const aheadMs = 14 * 24 * hourMs
/** For how long one bundle is handed out; a pass is refused at most this long after the order was signed, and what the phone adds. */
export const bundleKeptMs = 5_000

const rootIn = ({ code, anchors }: City): RootOfCity => ({ city: code, passRoot: anchors.passRoot })

/** The list of what is revoked at a moment, signed. Its salt is new each time, so that two lists cannot be compared. */
async function signedList(city: City, now: Instant): Promise<Uint8Array> {
  const by = await keyAt(city.sql, { ...rootIn(city), keys: city.keys }, 'list', now)
  if (!by) throw new Problem('pass.no-key')
  const serials = await revokedPasses(city, now)
  const rows = await city.sql<{ key: number }[]>`
    select key from pass_keys where revoked_at <= ${now} and until_at > ${now - behindMs} order by key`
  const salt = newSalt()
  const entries = serials.map((serial) => listEntry(serial, salt, nodeSha256))
  const signedAt = now - (now % minuteMs)
  const signed = encodeList({
    city: city.code,
    key: by.key,
    // Of the time, so that every process numbers alike and no row has to be written for it.
    number: signedAt / minuteMs,
    signedAt,
    salt,
    keys: rows.map(({ key }) => key),
    entries: [...new Set(entries)].sort((one, other) => one - other),
  })
  return formatList(signed, by.sign(signed))
}

async function build(city: City, now: Instant): Promise<Bundle> {
  const { passRoot } = city.anchors
  if (passRoot === null) throw new Problem('pass.none-issued')
  const rootLists = await city.sql<{ list: Buffer }[]>`
    select list from pass_root_lists order by number desc limit 20`
  // One that somebody wrote by hand would have every device refuse the whole bundle.
  const fromRoot = rootLists.find(({ list }) => isRootList(Uint8Array.from(list), rootIn(city)))
  if (!fromRoot) throw new Problem('pass.no-key')
  const rows = await city.sql<KeyRow[]>`
    select key, purpose, public_key, certificate from pass_keys
    where certificate is not null and revoked_at is null and until_at > ${now - behindMs} and from_at < ${now + aheadMs}
    order by key`
  const lists = [await signedList(city, now), Uint8Array.from(fromRoot.list)]
  return {
    city: city.code,
    root: passRoot,
    now: isoOf(now),
    certificates: rows.flatMap((row) =>
      certificateOf(row, rootIn(city)) && row.certificate !== null ? [row.certificate] : [],
    ),
    lists: lists.map((list) => toBase64(list, 'url')),
  }
}

const kept = new WeakMap<City['keys'], { at: Instant; bundle: Promise<Bundle> }>()

/** What guards' devices check passes with, made when somebody asks and handed out for some seconds. */
export function passBundle(city: City, now: Instant): Promise<Bundle> {
  const known = kept.get(city.keys)
  if (known && now >= known.at && now - known.at < bundleKeptMs) return known.bundle
  // The last one is asked to be ready first: what was worked out for it is carried on.
  const bundle = Promise.resolve(known?.bundle)
    .catch(() => undefined)
    .then(() => build(city, now))
  const mine = { at: now, bundle }
  kept.set(city.keys, mine)
  bundle.catch(() => {
    if (kept.get(city.keys) === mine) kept.delete(city.keys)
  })
  return bundle
}

/** Names a bundle, so that a device that has it is not sent it again. */
export const bundleTag = ({ certificates, lists }: Bundle): string =>
  createHash('sha256')
    .update(JSON.stringify([certificates, lists]))
    .digest('base64url')
    .slice(0, 16)
