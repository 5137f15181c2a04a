import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'
import { addCosignatures } from '@bihuan/core/transparency/add-cosignatures.ts'
import { toBase64 } from '@bihuan/core/transparency/base64.ts'
import { emptyFrontier, type Frontier } from '@bihuan/core/transparency/merkle-tree.ts'
import { formatNoteKey, type NoteKey, parseNoteKey } from '@bihuan/core/transparency/note-key.ts'
import type { OrderLeaf } from '@bihuan/core/transparency/order-leaf.ts'
import {
  type NodeAt,
  type ProofPlan,
  planConsistency,
  planInclusion,
  proofOf,
} from '@bihuan/core/transparency/proof-plan.ts'
import { appendOrders, signCheckpoint } from '@bihuan/server/transparency/append-orders.ts'
import { nodeSha256, noteSigner, verifyEd25519 } from '@bihuan/server/transparency/ed25519.ts'

// An invented log for a witness to practise with. Each look at /checkpoint finds five orders more; after POST /rewrite its past
// is another, which a witness must refuse. Nothing is kept.

const { values } = parseArgs({
  options: { port: { type: 'string' }, witness: { type: 'string', multiple: true } },
})
const log = noteSigner('log.example/practice', 'log', generateKeyPairSync('ed25519').privateKey)
const witnesses = (values.witness ?? [])
  .map((line) => parseNoteKey(line, nodeSha256))
  .filter((key): key is NoteKey => key !== null)

let orders: OrderLeaf[] = []
let frontier: Frontier = emptyFrontier
let nodes = new Map<string, Uint8Array>()
let note = ''

function add(more: readonly OrderLeaf[]): void {
  const grown = appendOrders(frontier, more)
  frontier = grown.frontier
  for (const { level, index, hash } of grown.nodes) nodes.set(`${level}/${index}`, hash)
  note = signCheckpoint(frontier, log)
}
const anOrder = (n: number): OrderLeaf => ({
  salt: Uint8Array.from(randomBytes(32)),
  bytes: Uint8Array.from(Buffer.from(`invented order ${n}: stay at home, basis close contact`)),
})
const proves = (plan: ProofPlan): string[] =>
  proofOf(
    plan,
    ({ level, index }: NodeAt) => nodes.get(`${level}/${index}`) ?? new Uint8Array(),
    nodeSha256,
  ).map((hash) => toBase64(hash))

const answers: Record<string, (asked: URLSearchParams, body: string) => string | Promise<string>> =
  {
    'GET /checkpoint': () => {
      const next = orders.length
      orders = [...orders, ...Array.from({ length: 5 }, (_, n) => anOrder(next + n))]
      add(orders.slice(next))
      return note
    },
    'GET /consistency': (asked) =>
      proves(planConsistency(Number(asked.get('old')), Number(asked.get('size'))))
        .map((line) => `${line}\n`)
        .join(''),
    'GET /proof': (asked) => {
      const index = Number(asked.get('index'))
      const order = orders[index] ?? anOrder(0)
      const path = proves(planInclusion(index, frontier.size))
      const held = {
        order: toBase64(order.bytes),
        salt: toBase64(order.salt),
        index,
        path,
        checkpoint: note,
      }
      return `${JSON.stringify(held, null, 2)}\n`
    },
    'POST /cosignatures': async (_, body) => {
      note = await addCosignatures(note, body, witnesses, verifyEd25519)
      return 'taken\n'
    },
    'POST /rewrite': () => {
      orders = orders.map((order, n) => (n === 2 ? anOrder(99) : order))
      nodes = new Map()
      frontier = emptyFrontier
      add(orders)
      return 'the past is another now\n'
    },
  }

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
  const answer = answers[`${request.method} ${pathname}`]
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  try {
    if (answer) response.end(await answer(searchParams, Buffer.concat(parts).toString('utf8')))
    else
      response
        .writeHead(404)
        .end('GET /checkpoint, /consistency, /proof; POST /cosignatures, /rewrite\n')
  } catch {
    response.writeHead(400).end('not so\n')
  }
})
server.listen(Number(values.port ?? 8710), '127.0.0.1', () => console.log(formatNoteKey(log.key)))
