import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registerOf } from '@bihuan/core/orders/register.ts'
import { anchorsInFile } from '@bihuan/server/trust/anchors.ts'
import { nodeCrypto } from '@bihuan/server/trust/node-crypto.ts'
import { softwarePasskey } from '@bihuan/server/trust/software-passkey.ts'
import { afterAll, expect, test } from 'vitest'
import { appoint, dismiss } from './commands/authority-appoint.ts'
import { makeAuthority } from './commands/authority-make.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-authority-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string) => join(folder, name)

const making = {
  key: file('authority.json'),
  out: file('trust.json'),
  site: 'bihuan.example',
  origin: ['https://bihuan.example'],
}
const passkey = softwarePasskey(
  { officer: 'wu', unit: 'cdc' },
  { id: 'bihuan.example', origins: [] },
)
const post = {
  key: making.key,
  out: file('posts.json'),
  officer: 'wu',
  unit: 'cdc',
  area: '410105',
  powers: 'issue, lift',
  credential: passkey.credential,
  publicKey: passkey.publicKey,
  from: '2026-12-01T00:00:00+08:00',
  until: '2027-12-01T00:00:00+08:00',
}
const codeOf = (run: Promise<unknown>) =>
  run.then(
    () => 'done',
    (error) => error.word,
  )

test('a key and anchors are made once, and the private key is for its owner alone', async () => {
  await makeAuthority(making)
  expect(statSync(making.key).mode & 0o077).toBe(0)
  expect(anchorsInFile(making.out).party).toEqual({ id: 'bihuan.example', origins: making.origin })
  expect(await codeOf(makeAuthority(making))).toBe('file.exists')
})

test('posts that it signs are in the register of a city with these anchors, until it ends them', async () => {
  const { json } = await appoint(post)
  await appoint({ ...post, officer: 'li', unit: 'street' })
  await dismiss({ key: post.key, out: post.out, post: json.post, at: '2026-12-02T00:00:00+08:00' })
  const papers = JSON.parse(readFileSync(post.out, 'utf8'))
  const signed = (list: { document: never; signature: string }[]) =>
    list.map(({ document, signature }) => ({
      document,
      signature: Buffer.from(signature, 'base64url'),
    }))
  const { authorityKey } = anchorsInFile(making.out)
  const read = (key: string) =>
    registerOf(signed(papers.appointments), signed(papers.dismissals), key, nodeCrypto.verify)
  expect(read(authorityKey).posts.map(({ officer }) => officer)).toEqual(['wu', 'li'])
  expect(read(authorityKey).posts[0]?.until).toBe(Date.parse('2026-12-02T00:00:00+08:00'))
  // Another authority appointed nobody here.
  await makeAuthority({ ...making, key: file('other.json'), out: file('other-trust.json') })
  expect(read(anchorsInFile(file('other-trust.json')).authorityKey).posts).toEqual([])
})

test('says what is wrong with a key, a power, a moment and a term', async () => {
  expect(await codeOf(appoint({ ...post, key: making.out }))).toBe('authority.no-key')
  expect(await codeOf(appoint({ ...post, powers: 'issue,rule' }))).toBe('authority.power')
  expect(await codeOf(appoint({ ...post, from: 'tomorrow' }))).toBe('authority.moment')
  expect(await codeOf(appoint({ ...post, until: post.from }))).toBe('authority.term')
})
