import { createDecipheriv } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { SealedWork } from '@bihuan/contract/field.ts'
import type { Static } from 'typebox'
import { checkInput } from '../door/check.ts'
import { Problem } from '../door/problem.ts'
import type { Keys } from '../keys.ts'

export type Work = Static<typeof SealedWork>

const nonceBytes = 12
const tagBytes = 16
// A shift of 2,000 people is about 1 MB; a file that unfolds to more than this is no work of a device.
const unpackedBytesMax = 32 * 1024 * 1024

/** What the seal is bound to besides its content, so that a file is opened as that of its own device only. */
export const sealedFor = (device: string) => Buffer.from(`bihuan-sealed-1|${device}`)

function decipher(sealed: Buffer, device: string, keys: Keys): Buffer {
  try {
    const opening = createDecipheriv(
      'aes-256-gcm',
      keys.sealKeyOf(device),
      sealed.subarray(0, nonceBytes),
    )
    opening.setAAD(sealedFor(device))
    opening.setAuthTag(sealed.subarray(-tagBytes))
    return Buffer.concat([opening.update(sealed.subarray(nonceBytes, -tagBytes)), opening.final()])
  } catch {
    throw new Problem('sealed.not-opened', { device })
  }
}

function unpack(packed: Buffer, malformed: () => Problem): unknown {
  try {
    return JSON.parse(
      inflateRawSync(packed, { maxOutputLength: unpackedBytesMax }).toString('utf8'),
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new Problem('sealed.too-large')
    throw malformed()
  }
}

/**
 * Opens a sealed file of a device: base64url of nonce, AES-256-GCM of the deflated JSON, tag. Refuses with
 * sealed.not-opened (other device, changed, half), sealed.too-large, or sealed.malformed (opened, but other content).
 */
export function openSealed(text: string, device: string, round: string, keys: Keys): Work {
  const malformed = (items: Problem['items'] = []) =>
    new Problem('sealed.malformed', { device, round }, items)
  const content = unpack(decipher(Buffer.from(text, 'base64url'), device, keys), malformed)
  let work: Work
  try {
    work = checkInput(SealedWork, content)
  } catch (error) {
    if (error instanceof Problem) throw malformed(error.items)
    throw error
  }
  if (work.device !== device || work.round !== round) throw malformed()
  return work
}
