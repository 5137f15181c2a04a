import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acceptCheckpoint } from '@bihuan/core/transparency/accept-checkpoint.ts'
import { addCosignatures } from '@bihuan/core/transparency/add-cosignatures.ts'
import { emptyFrontier, type Frontier } from '@bihuan/core/transparency/merkle-tree.ts'
import { type NodeAt, planConsistency, proofOf } from '@bihuan/core/transparency/proof-plan.ts'
import { appendOrders, signCheckpoint } from '@bihuan/server/transparency/append-orders.ts'
import { askWitness, type Head, type Post } from '@bihuan/server/transparency/ask-witness.ts'
import { nodeSha256, noteSigner, verifyEd25519 } from '@bihuan/server/transparency/ed25519.ts'
import { afterAll, expect, test } from 'vitest'
import { makeKey } from './key-file.ts'
import { witnessServer } from './serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-log-'))
const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true })
})
const now = Date.parse('2022-11-12T09:00:00+08:00')
const log = noteSigner('log.example/4101', 'log', generateKeyPairSync('ed25519').privateKey)

async function aWitness(name: string) {
  const signer = makeKey(join(folder, name), `${name}.example/w`)
  const server = witnessServer(
    { signer, logs: [log.key], folder: join(folder, `${name}-state`), first: true },
    () => now,
  )
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: signer.key }
}
const asked: string[] = []
const post: Post = async (url, body) => {
  asked.push(body.slice(0, body.indexOf('\n')))
  const answer = await fetch(url, { method: 'POST', body })
  return { status: answer.status, text: await answer.text() }
}

/** The head of a log at a size; `word` makes another log under the same key. */
function headAt(size: number, word = 'order'): Head {
  let frontier: Frontier = emptyFrontier
  const nodes = new Map<string, Uint8Array>()
  for (let n = 0; n < size; n += 1) {
    const order = {
      salt: new Uint8Array(32).fill(n),
      bytes: Uint8Array.from(Buffer.from(`${word} ${n}`)),
    }
    const grown = appendOrders(frontier, [order])
    frontier = grown.frontier
    for (const { level, index, hash } of grown.nodes) nodes.set(`${level}/${index}`, hash)
  }
  const read = ({ level, index }: NodeAt) => nodes.get(`${level}/${index}`) ?? new Uint8Array()
  return {
    note: signCheckpoint(frontier, log),
    size,
    stepFrom: async (old) => proofOf(planConsistency(old, size), read, nodeSha256),
  }
}

test('a log gathers the lines of its witnesses, finds out what each knows, and is believed', async () => {
  const witnesses = [await aWitness('court'), await aWitness('school')]
  const [court] = witnesses
  if (!court) throw new Error('no witness')
  expect(await askWitness(court, headAt(5), 0, post)).toMatchObject({ ok: true, known: 5 })
  let { note } = headAt(12)
  for (const witness of witnesses) {
    const answer = await askWitness(witness, headAt(12), 0, post)
    if (!answer.ok) throw new Error(answer.text)
    note = await addCosignatures(note, answer.lines, [witness.key], verifyEd25519)
  }
  expect(asked).toEqual(['old 0', 'old 0', 'old 5', 'old 0'])
  const keys = witnesses.map(({ key }) => key)
  const policy = { origin: log.key.name, log: log.key, witnesses: keys, quorum: 2, ageMaxMs: 1000 }
  expect(await acceptCheckpoint(note, policy, now, verifyEd25519)).toMatchObject({
    ok: true,
    checkpoint: { size: 12 },
  })
})

test('a log that fell behind or was forked learns it from its witness, and a dead one holds nobody up', async () => {
  const witness = await aWitness('other')
  expect(await askWitness(witness, headAt(12), 0, post)).toMatchObject({ ok: true })
  expect(await askWitness(witness, headAt(7), 7, post)).toMatchObject({
    ok: false,
    because: 'ahead',
  })
  const fork = headAt(20, 'hidden order')
  expect(await askWitness(witness, fork, 12, post)).toMatchObject({
    because: 'refused',
    status: 422,
  })
  const split = headAt(12, 'hidden order')
  expect(await askWitness(witness, split, 12, post)).toMatchObject({
    because: 'refused',
    status: 409,
  })
  const dead = { ...witness, url: 'http://127.0.0.1:1' }
  expect(await askWitness(dead, headAt(12), 0, post)).toMatchObject({ because: 'no-answer' })
})
