import { isoOf } from '@bihuan/core/time/instant.ts'
import { newNonce } from './device.ts'
import type { StoredAct } from './records.ts'

const algorithm = 'AES-GCM'
const additional = (device: string) => new TextEncoder().encode(`bihuan-sealed-1|${device}`)

async function deflated(text: string): Promise<ArrayBuffer> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Response(stream).arrayBuffer()
}

const sealedAct = (act: StoredAct) => {
  const said = { id: act.id, seq: act.n, account: act.account, kind: act.kind }
  return act.kind === 'events'
    ? { ...said, events: act.events }
    : { ...said, path: `/api/v1${act.path}`, body: act.body }
}

/**
 * Work of one device that cannot be sent, for POST /uploads/sealed: only the server can open it. `sentAt` is the raw clock
 * of the device, epoch ms, so that the server sees how far off it is.
 */
export async function sealWork(
  key: CryptoKey,
  { device, round }: { device: string; round: string },
  acts: readonly StoredAct[],
  sentAt: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const work = { v: 1, device, round, sentAt: isoOf(sentAt), acts: acts.map(sealedAct) }
  const nonce = newNonce()
  const sealed = await crypto.subtle.encrypt(
    { name: algorithm, iv: nonce, additionalData: additional(device) },
    key,
    await deflated(JSON.stringify(work)),
  )
  const whole = new Uint8Array(nonce.length + sealed.byteLength)
  whole.set(nonce)
  whole.set(new Uint8Array(sealed), nonce.length)
  return whole
}
