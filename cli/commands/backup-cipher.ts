import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { Transform } from 'node:stream'

/**
 * What an encrypted backup says before it is opened: which key opens it, and until when that is kept. One line of JSON after the
 * mark; it is bound to everything that follows.
 */
export type Envelope = {
  bihuan: 'backup'
  format: 2
  cipher: 'AES-256-GCM in frames of 64 KiB'
  key: string
  city: string
  madeAt: string
  keyKeptUntil: string
  /** Begins the nonce of every frame, base64. */
  nonce: string
}

const mark = Buffer.from('bihuan-backup-2\n', 'ascii')
const frameBytes = 1 << 16
const tagBytes = 16
const prefixBytes = 7
const lineMax = 4_096

export class NotDecrypted extends Error {}

/** The nonce of a frame (STREAM of Hoang and others 2015): prefix, number, and whether it is the last, so that none can be moved or cut off. */
function nonceOf(prefix: Buffer, frame: number, isLast: boolean): Buffer {
  const rest = Buffer.alloc(5)
  rest.writeUInt32BE(frame)
  rest.writeUInt8(isLast ? 1 : 0, 4)
  return Buffer.concat([prefix, rest])
}

export const newNonce = (): string => randomBytes(prefixBytes).toString('base64')

/** The envelope as it stands at the beginning of the file. */
export const envelopeBytes = (envelope: Envelope): Buffer =>
  Buffer.concat([mark, Buffer.from(`${JSON.stringify(envelope)}\n`, 'utf8')])

/** Encrypts what flows through, frame by frame, after the envelope. */
export function encrypting(envelope: Envelope, key: Buffer): Transform {
  const head = envelopeBytes(envelope)
  const prefix = Buffer.from(envelope.nonce, 'base64')
  let rest: Buffer = Buffer.alloc(0)
  let frame = 0
  let isBegun = false
  const seal = (plain: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, frame, isLast))
    cipher.setAAD(head)
    frame += 1
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  }
  const begin = (stream: Transform) => {
    if (!isBegun) stream.push(head)
    isBegun = true
  }
  return new Transform({
    transform(chunk: Buffer, _, done) {
      begin(this)
      rest = Buffer.concat([rest, chunk])
      // The last frame is known only at the end, so one is always held back.
      while (rest.length > frameBytes) {
        this.push(seal(rest.subarray(0, frameBytes), false))
        rest = rest.subarray(frameBytes)
      }
      done()
    },
    flush(done) {
      begin(this)
      this.push(seal(rest, true))
      done()
    },
  })
}

/** Decrypts the frames after an envelope; fails with NotDecrypted at the first that is not as it was written. */
export function decrypting(envelope: Envelope, key: Buffer): Transform {
  const head = envelopeBytes(envelope)
  const prefix = Buffer.from(envelope.nonce, 'base64')
  let rest: Buffer = Buffer.alloc(0)
  let frame = 0
  const open = (sealed: Buffer, isLast: boolean): Buffer => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, frame, isLast))
    decipher.setAAD(head)
    decipher.setAuthTag(sealed.subarray(-tagBytes))
    frame += 1
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()])
  }
  const attempt = (act: () => void, done: (error?: Error) => void) => {
    try {
      act()
      done()
    } catch {
      done(new NotDecrypted(`frame ${frame} is not as it was written`))
    }
  }
  return new Transform({
    transform(chunk: Buffer, _, done) {
      rest = Buffer.concat([rest, chunk])
      attempt(() => {
        while (rest.length > frameBytes + tagBytes) {
          this.push(open(rest.subarray(0, frameBytes + tagBytes), false))
          rest = rest.subarray(frameBytes + tagBytes)
        }
      }, done)
    },
    flush(done) {
      attempt(() => {
        if (rest.length < tagBytes) throw new RangeError('cut off')
        this.push(open(rest, true))
      }, done)
    },
  })
}

/** The envelope of a file and where its frames begin; null for a backup from before there was encryption. */
export function readEnvelope(file: string): { envelope: Envelope; start: number } | null {
  const handle = openSync(file, 'r')
  try {
    const first = Buffer.alloc(mark.length + lineMax)
    const length = readSync(handle, first, 0, first.length, 0)
    if (!first.subarray(0, mark.length).equals(mark)) return null
    const end = first.subarray(0, length).indexOf(10, mark.length)
    if (end < 0) throw new NotDecrypted('its first line has no end')
    const envelope = JSON.parse(first.toString('utf8', mark.length, end)) as Envelope
    return { envelope, start: end + 1 }
  } catch (error) {
    if (error instanceof SyntaxError) throw new NotDecrypted('its first line is not whole')
    throw error
  } finally {
    closeSync(handle)
  }
}
