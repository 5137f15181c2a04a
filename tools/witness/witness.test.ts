import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acceptCheckpoint } from '@bihuan/core/transparency/accept-checkpoint.ts'
import { addCosignatures } from '@bihuan/core/transparency/add-cosignatures.ts'
import { toBase64 } from '@bihuan/core/transparency/base64.ts'
import { emptyFrontier, type TreeNode } from '@bihuan/core/transparency/merkle-tree.ts'
import { formatNoteKey } from '@bihuan/core/transparency/note-key.ts'
import {
  type NodeAt,
  planConsistency,
  planInclusion,
  proofOf,
} from '@bihuan/core/transparency/proof-plan.ts'
import { formatWitnessRequest } from '@bihuan/core/transparency/witness-request.ts'
import { appendOrders, signCheckpoint } from '@bihuan/server/transparency/append-orders.ts'
import { nodeSha256, noteSigner, verifyEd25519 } from '@bihuan/server/transparency/ed25519.ts'
import { afterAll, describe, expect, test } from 'vitest'
import { cosign, type Witness } from './cosign.ts'
import { makeKey, readKey } from './key-file.ts'
import { witnessServer } from './serve.ts'
import { readState } from './state-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'bihuan-witness-'))
const servers: Server[] = []
afterAll(() => {
  for (const server of servers) server.close()
  rmSync(folder, { recursive: true })
})
const listen = async (server: Server): Promise<string> => {
  servers.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const origin = 'log.example/4101'
const log = noteSigner(origin, 'log', generateKeyPairSync('ed25519').privateKey)
const now = Date.parse('2022-11-12T09:00:00+08:00')
let made = 0
function aWitness(over: Partial<Witness> = {}): Witness {
  made += 1
  const signer = makeKey(join(folder, `key-${made}`), `witness-${made}.example/w`)
  return { signer, logs: [log.key], folder: join(folder, `state-${made}`), first: true, ...over }
}

/** A log of invented orders, as a server holds it: a frontier and the finished subtrees. */
function grow(count: number, word = 'order') {
  const orders = Array.from({ length: count }, (_, n) => ({
    salt: new Uint8Array(32).fill(n),
    bytes: Uint8Array.from(Buffer.from(`${word} ${n}`)),
  }))
  const heads = [emptyFrontier]
  const nodes: TreeNode[] = []
  for (const order of orders) {
    const step = appendOrders(heads.at(-1) ?? emptyFrontier, [order])
    heads.push(step.frontier)
    nodes.push(...step.nodes)
  }
  const read = ({ level, index }: NodeAt) =>
    nodes.find((node) => node.level === level && node.index === index)?.hash ?? new Uint8Array()
  const at = (size: number) => signCheckpoint(heads[size] ?? emptyFrontier, log)
  const stepOf = (old: number, size: number) =>
    proofOf(planConsistency(old, size), read, nodeSha256)
  const pathOf = (index: number, size: number) =>
    proofOf(planInclusion(index, size), read, nodeSha256)
  const request = (old: number, size: number) =>
    formatWitnessRequest({ old, path: stepOf(old, size), checkpoint: at(size) })
  return { orders, at, stepOf, pathOf, request }
}
const tree = grow(40)
const fork = grow(40, 'hidden order')

describe('a witness', () => {
  test('signs what continues, and its line makes the checkpoint believed', async () => {
    const witness = aWitness()
    expect(await cosign(witness, tree.request(0, 7), now)).toMatchObject({
      ok: true,
      relation: 'first',
    })
    const answer = await cosign(witness, tree.request(7, 23), now)
    if (!answer.ok) throw new Error(answer.en)
    const { key } = witness.signer
    const note = await addCosignatures(tree.at(23), answer.line, [key], verifyEd25519)
    const policy = { origin, log: log.key, witnesses: [key], quorum: 1, ageMaxMs: 60_000 }
    expect(await acceptCheckpoint(note, policy, now, verifyEd25519)).toMatchObject({
      ok: true,
      checkpoint: { size: 23 },
      seenAt: now,
    })
    const spoilt = await addCosignatures(
      tree.at(23),
      `${answer.line}— x AAAAAAAA\n`,
      [key],
      verifyEd25519,
    )
    expect(spoilt).toBe(note)
    expect(await addCosignatures(tree.at(22), answer.line, [key], verifyEd25519)).toBe(tree.at(22))
  })

  test('refuses a fork, a rollback, a wrong proof, a stranger, each with a sentence, and stays where it was', async () => {
    const witness = aWitness()
    await cosign(witness, tree.request(0, 23), now)
    const say = async (body: string) => {
      const answer = await cosign(witness, body, now)
      return answer.ok ? 'signed' : [answer.status, answer.size, answer.en.slice(0, 40)]
    }
    expect(await say(fork.request(23, 23))).toEqual([
      409,
      23,
      'The same size with another root: the log',
    ])
    expect(await say(fork.request(23, 30))).toEqual([
      422,
      23,
      'The new checkpoint does not continue the',
    ])
    expect(await say(tree.request(7, 16))).toEqual([
      409,
      23,
      'It is smaller than the one known: perhap',
    ])
    expect(await say(tree.request(0, 30))).toEqual([
      409,
      23,
      'The proof does not begin at the size thi',
    ])
    expect(await say('old 23\n\n')).toEqual([400, 0, 'This is not a checkpoint: fetch it again'])
    const stranger = aWitness({ logs: [] })
    expect(await cosign(stranger, tree.request(0, 7), now)).toMatchObject({
      ok: false,
      status: 404,
    })
    const forged = tree.request(23, 30).replace(/\n30\n/, '\n31\n')
    expect(await say(forged)).toEqual([403, 23, 'A signature does not fit: the text was c'])
    const decorated = `${fork.request(23, 30)}— junk.example/w AAAAAAAA\n`
    expect(await say(decorated)).toEqual([422, 23, 'The new checkpoint does not continue the'])
    expect(readState(witness.folder, origin)?.size).toBe(23)
    const files = readdirSync(witness.folder).map((name) =>
      readFileSync(join(witness.folder, name), 'utf8'),
    )
    // Both sides of each contradiction, with the signature of the log: what there is to show to others.
    expect(files.sort()).toEqual([tree.at(23), fork.at(23), fork.at(30)].sort())
    expect(await say(tree.request(23, 30))).toBe('signed')
  })

  test('begins with a log only when a person says so', async () => {
    const witness = aWitness({ first: false })
    expect(await cosign(witness, tree.request(0, 7), now)).toMatchObject({ ok: false, status: 403 })
    expect(await cosign({ ...witness, first: true }, tree.request(0, 7), now)).toMatchObject({
      ok: true,
    })
    expect(await cosign(witness, tree.request(7, 9), now)).toMatchObject({ ok: true })
  })

  test('has its memory on disk before it signs, and signs nothing when the memory is damaged', async () => {
    const witness = aWitness()
    const dying: Witness = {
      ...witness,
      signer: {
        ...witness.signer,
        sign: () => {
          throw new Error('killed')
        },
      },
    }
    await expect(cosign(dying, tree.request(0, 23), now)).rejects.toThrow('killed')
    expect(readState(witness.folder, origin)?.size).toBe(23)
    expect(await cosign(witness, fork.request(0, 23), now)).toMatchObject({
      ok: false,
      status: 409,
    })
    expect(await cosign(witness, tree.request(23, 23), now)).toMatchObject({
      ok: true,
      relation: 'same',
    })
    const file = join(
      witness.folder,
      readdirSync(witness.folder).find((name) => /^[0-9a-f]+\.checkpoint$/.test(name)) ?? '',
    )
    const whole = readFileSync(file, 'utf8')
    for (const half of ['', whole.slice(0, 20), whole.replace(origin, 'log.example/other')]) {
      writeFileSync(file, half)
      await expect(cosign(witness, tree.request(23, 30), now)).rejects.toThrow(/damaged/)
    }
  })

  test('works alone in its folder; a lock of a process that died is taken over', async () => {
    const witness = aWitness()
    await cosign(witness, tree.request(0, 7), now)
    writeFileSync(join(witness.folder, 'lock'), String(process.pid))
    await expect(cosign(witness, tree.request(7, 9), now)).rejects.toThrow(/Another witness/)
    writeFileSync(join(witness.folder, 'lock'), '999999999')
    expect(await cosign(witness, tree.request(7, 9), now)).toMatchObject({ ok: true })
  })

  test('keeps its key, readable by its owner only', () => {
    const path = join(folder, 'own-key')
    const made = makeKey(path, 'own.example/w')
    expect(readKey(path).key).toEqual(made.key)
    expect(() => makeKey(path, 'own.example/w')).toThrow(/already/)
    writeFileSync(join(folder, 'none'), 'x')
    expect(() => readKey(join(folder, 'none'))).toThrow(/no key/)
  })
})

describe('over loopback HTTP', () => {
  const ask = async (url: string, body: string) => {
    const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body })
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      text: await answer.text(),
    }
  }

  test('a witness answers as c2sp.org/tlog-witness says', async () => {
    const url = await listen(witnessServer(aWitness(), () => now))
    expect(await ask(url, tree.request(0, 7))).toMatchObject({
      status: 200,
      text: expect.stringMatching(/^— witness/),
    })
    expect(await ask(url, tree.request(0, 9))).toEqual({
      status: 409,
      type: 'text/x.tlog.size',
      text: '7\n',
    })
    expect((await ask(url, fork.request(7, 9))).status).toBe(422)
    expect((await ask(url, 'x')).status).toBe(400)
    expect((await fetch(url)).status).toBe(404)
  })

  test('of ten requests at once for two branches, those of one branch are signed', async () => {
    const url = await listen(witnessServer(aWitness(), () => now))
    const sizes = [3, 5, 8, 13, 21]
    const bodies = sizes.flatMap((size) => [tree.request(0, size), fork.request(0, size)])
    const answers = await Promise.all(bodies.map((body) => ask(url, body)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  const program = join(import.meta.dirname, 'main.ts')
  const run = (args: string[]) =>
    new Promise<{ code: number | null; out: string; err: string }>((done) => {
      const child = spawn(process.execPath, [program, ...args])
      let [out, err] = ['', '']
      child.stdout.on('data', (part: Buffer) => (out += part.toString()))
      child.stderr.on('data', (part: Buffer) => (err += part.toString()))
      child.on('close', (code) => done({ code, out, err }))
    })

  test('the program makes a key, watches a log that grows and then forks, and checks an order', {
    timeout: 120_000,
  }, async () => {
    let serving = tree
    let size = 7
    const url = await listen(
      createServer((request, response) => {
        const asked = new URL(request.url ?? '/', 'http://log')
        if (asked.pathname === '/checkpoint') response.end(serving.at(size))
        else {
          const old = Number(asked.searchParams.get('old'))
          response.end(
            serving
              .stepOf(old, size)
              .map((hash) => `${toBase64(hash)}\n`)
              .join(''),
          )
        }
      }),
    )
    const key = join(folder, 'program-key')
    const made = await run(['keygen', '--key', key, '--name', 'court.example/w'])
    expect(made).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^court\.example\/w\+[0-9a-f]{8}\+B/),
    })
    const logLine = formatNoteKey(log.key)
    const common = ['--key', key, '--log', logLine, '--state', join(folder, 'program-state')]
    const watch = (...more: string[]) => run(['watch', ...common, '--from', url, ...more])
    expect(await watch()).toMatchObject({ code: 2, err: expect.stringContaining('--first') })
    expect(await watch('--first')).toMatchObject({
      code: 0,
      err: expect.stringContaining('size 7, first'),
    })
    size = 23
    const grown = await watch()
    expect(grown).toMatchObject({ code: 0, err: expect.stringContaining('size 23, grown') })
    serving = fork
    expect(await watch()).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Keep both checkpoints[\s\S]*kept 已保留: .*split-view-/),
    })
    size = 30
    expect(await watch()).toMatchObject({
      code: 2,
      err: expect.stringContaining('history was rewritten'),
    })
    size = 16
    expect(await watch()).toMatchObject({ code: 2, err: expect.stringContaining('rolled back') })

    const [order] = tree.orders
    const proof = {
      order: toBase64(order?.bytes ?? new Uint8Array()),
      salt: toBase64(order?.salt ?? new Uint8Array()),
      index: 0,
      path: tree.pathOf(0, 23).map((hash) => toBase64(hash)),
      checkpoint: tree.at(23) + grown.out,
    }
    const file = join(folder, 'proof.json')
    const check = (held: unknown) => {
      writeFileSync(file, JSON.stringify(held))
      return run(['check', '--proof', file, '--log', logLine, '--witness', made.out.trim()])
    }
    expect(await check(proof)).toMatchObject({
      code: 0,
      out: expect.stringContaining('entry 0 of 23'),
    })
    expect(await check({ ...proof, order: toBase64(Uint8Array.of(1)) })).toMatchObject({
      code: 2,
      err: expect.stringContaining('no effect'),
    })
    expect(await check({})).toMatchObject({ code: 2, err: expect.stringContaining('is no proof') })
  })
})
