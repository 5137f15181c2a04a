import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tune } from '../../scan/tone.ts'
import type { GateSign } from './counts.ts'

/** A sign as it is seen, heard and felt: never by colour alone. `tone` names the colours of gate.css. */
export type SignLook = { shape: string; word: MessageDescriptor; tune: Tune }

export const signLooks: Record<GateSign, SignLook> = {
  passed: { shape: '✓', word: msg`GO`, tune: 'ok' },
  reminded: { shape: '✓!', word: msg`GO, and remind`, tune: 'full' },
  limited: { shape: '▲', word: msg`LIMITED`, tune: 'again' },
  staying: { shape: '■', word: msg`STAYS`, tune: 'wrong' },
  refused: { shape: '✕', word: msg`NOT TAKEN`, tune: 'wrong' },
  unsure: { shape: '?', word: msg`CHECK BY HAND`, tune: 'again' },
  medical: { shape: '✚', word: msg`MEDICAL: GO`, tune: 'ok' },
}
