import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import type { RegisterWalkIn } from '@bihuan/contract/field.ts'
import type { FieldEvent } from '@bihuan/contract/sampling.ts'
import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Keys } from '../keys.ts'

export type Event = Static<typeof FieldEvent>
type WalkIn = Static<typeof RegisterWalkIn>

/** What a device writes into a sealed file; `fold` lets a test put something else than JSON into it. */
export function sealAs(
  keys: Keys,
  device: string,
  content: unknown,
  fold = (text: string) => deflateRawSync(text),
): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys.sealKeyOf(device), nonce)
  cipher.setAAD(Buffer.from(`bihuan-sealed-1|${device}`))
  const text = typeof content === 'string' ? content : JSON.stringify(content)
  const body = Buffer.concat([cipher.update(fold(text)), cipher.final()])
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
}

/** Words of a device for tests: events with ids and a running number, and walk-ins with ids of its own. */
export function aDevice(start: Instant, device: string) {
  let seq = 0
  let walkIns = 0
  const at = (minutes: number) => isoOf(start + minutes * minuteMs)
  return {
    at,
    nextSeq: () => ++seq,
    seal(tube: string, people: string[], minutes = 10): Event {
      return {
        kind: 'seal',
        id: randomUUID(),
        seq: ++seq,
        at: at(minutes),
        tube,
        openedAt: at(minutes - 5),
        count: people.length,
        members: people.map((person, n) => ({ person, at: at(minutes - 4 + n * 0.1) })),
      }
    },
    walkIn(more: Partial<WalkIn> = {}): WalkIn {
      walkIns += 1
      return {
        device,
        person: `41019${device.padStart(6, '0')}${String(walkIns).padStart(4, '0')}`,
        name: `过路人${walkIns}`,
        sex: 'female',
        bornOn: '1990-02-03',
        phone: null,
        documents: [],
        address: '火车站东广场',
        at: at(1),
        ...more,
      }
    },
  }
}
