import { readFileSync } from 'node:fs'
import { cityIsoOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { LogPolicy } from '@bihuan/core/transparency/accept-checkpoint.ts'
import { fromBase64 } from '@bihuan/core/transparency/base64.ts'
import { proveOrder } from '@bihuan/core/transparency/prove-order.ts'
import { nodeSha256, verifyEd25519 } from '@bihuan/server/transparency/ed25519.ts'
import { WitnessStop } from './state-file.ts'

/** The file that a resident downloads with an order: bytes in base 64. */
export type ProofFile = {
  order: string
  salt: string
  index: number
  path: string[]
  checkpoint: string
}

function readProof(path: string): ProofFile {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProofFile
  } catch {
    throw new WitnessStop(2, `${path} is no proof: download it again. 证明文件无效`)
  }
}

const bytesOf = (text: unknown): Uint8Array =>
  (typeof text === 'string' ? fromBase64(text) : null) ?? new Uint8Array()

/** Says whether the order in a file is in the log that the witnesses have seen, or why that is not proven. */
export async function checkOrder(path: string, policy: LogPolicy, now: Instant): Promise<string> {
  const { order, salt, index, path: hashes, checkpoint } = readProof(path)
  const leaf = { bytes: bytesOf(order), salt: bytesOf(salt) }
  if (leaf.salt.length !== 32 || !Array.isArray(hashes) || typeof checkpoint !== 'string')
    throw new WitnessStop(2, `${path} is no proof: download it again. 证明文件无效`)
  const proof = { index, path: hashes.map(bytesOf), checkpoint }
  const by = { verify: verifyEd25519, sha256: nodeSha256 }
  const answer = await proveOrder(leaf, proof, policy, now, by)
  if (!answer.ok) throw new WitnessStop(2, `${answer.text.en}\n${answer.text.zh}`)
  const seen = answer.witnesses.map(({ name, at }) => `  ${name} ${cityIsoOf(at)}`)
  return [
    `In the log: entry ${answer.index} of ${answer.size}. 在公开日志中：第 ${answer.index} 项，共 ${answer.size} 项`,
    `Seen by ${seen.length} witnesses 见证人:`,
    ...seen,
  ].join('\n')
}
