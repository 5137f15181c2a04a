import { ImportPassKeys, PassKeysImported } from '@bihuan/contract/pass.ts'
import { parseCertificate } from '@bihuan/core/pass/key-certificate.ts'
import { parseList } from '@bihuan/core/pass/revocation-list.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { fromBase64 } from '@bihuan/core/transparency/base64.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem, type ProblemItem } from '../door/problem.ts'
import { verifyEd25519 } from '../transparency/ed25519.ts'
import { keysEnoughUntil } from './enough-keys.ts'

type Made = { key: number; purpose: string; publicKey: string; fromAt: number; untilAt: number }

const words = {
  unreadable: { zh: '不是密钥证书或名单', en: 'is no certificate and no list' },
  'other-city': { zh: '属于另一个城市', en: 'is of another city' },
  'other-root': { zh: '不是本市根密钥所签', en: 'is not signed by the root of this city' },
  'not-made-here': {
    zh: '不是本系统生成的密钥，或期限、用途被改动',
    en: 'is for a key that was not made here, or its days or purpose were changed',
  },
  'number-taken': {
    zh: '同一编号已有另一份名单',
    en: 'has the number of another list that is already here',
  },
} as const

const item = (pointer: string, code: keyof typeof words): ProblemItem => ({
  pointer,
  code,
  ...words[code],
})

type Certified = { key: number; text: string }

function readCertificate(
  text: string,
  made: ReadonlyMap<number, Made>,
  { city, anchors }: Request,
): Certified | keyof typeof words {
  const read = parseCertificate(text)
  if (!read) return 'unreadable'
  const { certificate, signed, signature } = read
  if (certificate.city !== city) return 'other-city'
  if (verifyEd25519(signature, signed, anchors.passRoot ?? '') !== true) return 'other-root'
  const own = made.get(certificate.key)
  const isSame =
    own?.publicKey === certificate.publicKey &&
    own.purpose === certificate.purpose &&
    own.fromAt === certificate.from &&
    own.untilAt === certificate.until
  return isSame ? { key: certificate.key, text } : 'not-made-here'
}

type RootList = { number: number; signedAt: number; bytes: Buffer }

function readRootList(text: string, { city, anchors }: Request): RootList | keyof typeof words {
  const bytes = fromBase64(text, 'url')
  const read = bytes === null ? null : parseList(bytes)
  if (bytes === null || read?.list.key !== 0) return 'unreadable'
  if (read.list.city !== city) return 'other-city'
  if (verifyEd25519(read.signature, read.signed, anchors.passRoot ?? '') !== true)
    return 'other-root'
  return { number: read.list.number, signedAt: read.list.signedAt, bytes: Buffer.from(bytes) }
}

async function keepLists(tx: Tx, lists: readonly RootList[], { now, actor }: Request) {
  const faults: ProblemItem[] = []
  for (const [at, { number, signedAt, bytes }] of lists.entries()) {
    await tx`
      insert into pass_root_lists (number, list, signed_at, imported_at, imported_by)
      values (${number}, ${bytes}, ${signedAt}, ${now}, ${actor.id}) on conflict (number) do nothing`
    const [there] =
      await tx`select from pass_root_lists where number = ${number} and list = ${bytes}`
    if (!there) faults.push(item(`/lists/${at}`, 'number-taken'))
  }
  return faults
}

/**
 * Takes what the root signed: certificates of keys that were made here, and its own lists. All of it or nothing; every
 * signature is checked against the root in the trust file, which is in no table.
 */
export const importPassKeys = command({
  name: 'pass.import-keys',
  summary: 'Bring the certificates and lists that the root signed',
  roles: ['administrator'],
  input: ImportPassKeys,
  outcome: PassKeysImported,
  area: (_sql, _input, { city }) => city,
  async run(tx, input, request) {
    if (request.anchors.passRoot === null) throw new Problem('pass.none-issued')
    const rows = await tx<Made[]>`
      select key, purpose, public_key, from_at, until_at from pass_keys`
    const made = new Map(rows.map((row) => [row.key, row]))
    const faults: ProblemItem[] = []
    const certified = input.certificates.flatMap((text, at) => {
      const read = readCertificate(text, made, request)
      if (typeof read !== 'string') return [read]
      faults.push(item(`/certificates/${at}`, read))
      return []
    })
    const lists = input.lists.flatMap((text, at) => {
      const read = readRootList(text, request)
      if (typeof read !== 'string') return [read]
      faults.push(item(`/lists/${at}`, read))
      return []
    })
    if (faults.length === 0) faults.push(...(await keepLists(tx, lists, request)))
    if (faults.length > 0) throw new Problem('pass.certificates-refused', {}, faults)
    await tx`
      update pass_keys k set certificate = c.text, imported_at = ${request.now}, imported_by = ${request.actor.id}
      from unnest(${certified.map(({ key }) => key)}::int[], ${certified.map(({ text }) => text)}::text[]) as c (key, text)
      where k.key = c.key and k.certificate is null`
    const enough = await keysEnoughUntil(
      tx,
      { city: request.city, passRoot: request.anchors.passRoot },
      request.now,
    )
    return {
      certificates: certified.length,
      lists: lists.length,
      enoughUntil: enough === null ? null : isoOf(enough),
    }
  },
})
