import type { Verify } from '../person-code/person-code.ts'
import type { Words } from '../policy/words.ts'
import type { Instant } from '../time/instant.ts'
import { type KeyCertificate, parseCertificate } from './key-certificate.ts'
import { parseList, type RevocationList } from './revocation-list.ts'

/** What a guard's device was handed: certificates and lists as texts and bytes, still to be checked against the root. */
export type PassBundle = { certificates: readonly string[]; lists: readonly Uint8Array[] }

/** What a device knows without anybody's help: the city it guards for, and the root key, raw in base64url. */
export type PassRoot = { city: string; publicKey: string }

/** What passes are checked against; only `openTrust` makes one, when every signature in it was verified. */
export type PassTrust = {
  readonly city: string
  readonly keys: ReadonlyMap<number, KeyCertificate>
  readonly revokedKeys: ReadonlySet<number>
  readonly lists: readonly { salt: Uint8Array; entries: ReadonlySet<number> }[]
  /** The highest number of a list; kept by the device, which refuses a lower one from then on. */
  readonly number: number
  /** The same of the lists of the root. */
  readonly rootNumber: number
  /** When the latest list was signed: the age of everything that the device knows. */
  readonly dataAt: Instant
} & { readonly verified: unique symbol }

export type TrustFault = 'bad-certificate' | 'bad-list' | 'no-list' | 'rolled-back'
export type TrustDecision =
  | { ok: true; trust: PassTrust }
  | { ok: false; fault: TrustFault; text: Words }

const words: Record<TrustFault, Words> = {
  'bad-certificate': {
    zh: '密钥证书不是本市根密钥签发：请从市级平台重新下载，设备继续使用原有数据',
    en: 'A key certificate is not signed by the root of this city: download again; the device goes on with what it had',
  },
  'bad-list': {
    zh: '吊销名单的签名不符或签名密钥已吊销：请重新下载，设备继续使用原有数据',
    en: 'The signature of a revocation list does not fit, or its key is revoked: download again; the device goes on with what it had',
  },
  'no-list': {
    zh: '缺少当日名单或根密钥名单：请重新下载',
    en: 'The list of the day or that of the root is missing: download again',
  },
  'rolled-back': {
    zh: '收到的名单比设备已有的旧：请检查下载地址，并报告信息安全人员',
    en: 'The list is older than the one this device had: check where it comes from, and tell the security officer',
  },
}
const refused = (fault: TrustFault): TrustDecision => ({ ok: false, fault, text: words[fault] })

/** The certificates that this root signed for this city, or null when one of them is not; a number twice is refused too. */
async function certified(
  texts: readonly string[],
  root: PassRoot,
  verify: Verify,
): Promise<Map<number, KeyCertificate> | null> {
  const keys = new Map<number, KeyCertificate>()
  for (const text of texts) {
    const read = parseCertificate(text)
    if (!read || read.certificate.city !== root.city || keys.has(read.certificate.key)) return null
    if (!(await verify(read.signature, read.signed, root.publicKey))) return null
    keys.set(read.certificate.key, read.certificate)
  }
  return keys
}

/** The lists whose signature holds, each under the root or under a list key that was good at that time; null when one is not. */
async function signedLists(
  bytes: readonly Uint8Array[],
  root: PassRoot,
  keys: ReadonlyMap<number, KeyCertificate>,
  known: PassTrust | null,
  verify: Verify,
): Promise<RevocationList[] | null> {
  const lists: RevocationList[] = []
  for (const one of bytes) {
    const read = parseList(one)
    if (!read || read.list.city !== root.city) return null
    const { key, signedAt } = read.list
    const by = keys.get(key)
    const isGood = by?.purpose === 'list' && signedAt >= by.from && signedAt < by.until
    const publicKey = key === 0 ? root.publicKey : isGood ? by.publicKey : null
    if (publicKey === null || !(await verify(read.signature, read.signed, publicKey))) return null
    lists.push(read.list)
  }
  const byRoot = lists.filter(({ key }) => key === 0).flatMap((list) => list.keys)
  const out = new Set([...(known?.revokedKeys ?? []), ...byRoot])
  return lists.some(({ key }) => out.has(key)) ? null : lists
}

/**
 * Checks a bundle from the root down, once when it arrives, so that a pass costs one signature at the gate. `known` is the trust that
 * the device has: what was revoked stays revoked, and no list may be older than the one it had. A refused bundle changes nothing.
 */
export async function openTrust(
  bundle: PassBundle,
  root: PassRoot,
  known: PassTrust | null,
  verify: Verify,
): Promise<TrustDecision> {
  const keys = await certified(bundle.certificates, root, verify)
  if (!keys) return refused('bad-certificate')
  const lists = await signedLists(bundle.lists, root, keys, known, verify)
  if (!lists) return refused('bad-list')
  const daily = lists.filter(({ key }) => key !== 0)
  const fromRoot = lists.filter(({ key }) => key === 0)
  // Without a list of the root somebody on the way could keep to himself that a list key was stolen.
  if (daily.length === 0 || fromRoot.length === 0) return refused('no-list')
  const number = Math.max(...daily.map((list) => list.number))
  const rootNumber = Math.max(...fromRoot.map((list) => list.number))
  if (known !== null && (number < known.number || rootNumber < known.rootNumber))
    return refused('rolled-back')
  const revoked = lists.flatMap((list) => list.keys)
  const trust = {
    city: root.city,
    keys,
    revokedKeys: new Set([...(known?.revokedKeys ?? []), ...revoked]),
    lists: lists.map(({ salt, entries }) => ({ salt, entries: new Set(entries) })),
    number,
    rootNumber,
    dataAt: Math.max(...daily.map(({ signedAt }) => signedAt)),
  }
  return { ok: true, trust: trust as unknown as PassTrust }
}
