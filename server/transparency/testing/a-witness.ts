import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Checkpoint } from '@bihuan/core/transparency/checkpoint.ts'
import { cosignatureLine, cosignedBytes } from '@bihuan/core/transparency/cosignature.ts'
import { witnessDecides } from '@bihuan/core/transparency/witness.ts'
import type { City } from '../../door/command.ts'
import type { Witness } from '../../trust/anchors.ts'
import { nodeSha256, noteSigner, verifyEd25519 } from '../ed25519.ts'

/** A witness over loopback HTTP that keeps its record in memory: the real one (tools/witness) keeps it on a disk. */
export type TestWitness = {
  anchor: Witness
  /** What it signed last; a test may set it, as if another log had come before. */
  known: Checkpoint | null
  away: boolean
  /** Signs whatever comes, as a witness that was bought. */
  blind: boolean
  asked: number
  close(): void
}

/** Starts a witness of a city's log. Its clock is the test's. */
export async function aWitness(
  city: Pick<City, 'anchors' | 'keys'>,
  name: string,
  now: () => number,
): Promise<TestWitness> {
  const log = city.keys.logSigner(city.anchors.log.origin).key
  const signer = noteSigner(name, 'witness', generateKeyPairSync('ed25519').privateKey)
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      witness.asked += 1
      if (witness.away) return void response.destroy()
      const body = Buffer.concat(parts).toString('utf8')
      const { known, blind } = witness
      const decision = await witnessDecides(
        body,
        { known: blind ? null : known, logs: [log] },
        { verify: verifyEd25519, sha256: nodeSha256 },
      )
      if (!decision.ok)
        return decision.status === 409
          ? void response.writeHead(409).end(`${known?.size ?? 0}\n`)
          : void response.writeHead(decision.status).end(decision.words.en)
      witness.known = decision.checkpoint
      const seconds = Math.floor(now() / 1000)
      const signature = signer.sign(cosignedBytes(decision.text, seconds))
      response.end(cosignatureLine(signer.key, seconds, signature))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const witness: TestWitness = {
    anchor: { name, publicKey: signer.key.publicKey, url },
    known: null,
    away: false,
    blind: false,
    asked: 0,
    close: () => void server.close(),
  }
  return witness
}
