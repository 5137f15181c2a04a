import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { BagRow, ManifestRow } from './questions.ts'

export const placeWords = {
  packed: { word: msg`packed, still where it came from`, tone: 'wait' as Tone },
  stored: { word: msg`in the store`, tone: 'info' as Tone },
  'handed-over': { word: msg`with the collector`, tone: 'info' as Tone },
  received: { word: msg`at the disposal`, tone: 'ok' as Tone },
  void: { word: msg`void, in another bag`, tone: 'idle' as Tone },
} satisfies Record<BagRow['place'], unknown>
export const wasteKindWords = {
  infectious: msg`infectious waste`,
  sharps: msg`sharps`,
  pathological: msg`pathological waste`,
  chemical: msg`chemical waste`,
  pharmaceutical: msg`pharmaceutical waste`,
} satisfies Record<BagRow['kind'], unknown>
export const manifestWords = {
  drawn: { word: msg`drawn up`, tone: 'wait' as Tone },
  'handed-over': { word: msg`with the collector`, tone: 'info' as Tone },
  received: { word: msg`received whole`, tone: 'ok' as Tone },
  differs: { word: msg`a difference is open`, tone: 'late' as Tone },
  settled: { word: msg`difference settled`, tone: 'ok' as Tone },
} satisfies Record<ManifestRow['state'], unknown>
export const cleaningKindWords = {
  routine: msg`routine disinfection`,
  turnover: msg`cleaning after a stay`,
  terminal: msg`terminal disinfection`,
}
export const lawWords: Readonly<Record<string, ReturnType<typeof msg>>> = {
  bags: msg`every bag is where its row says`,
  'one-place': msg`every bag is in one place`,
  labels: msg`every label was printed for the site`,
  'manifest-bags': msg`manifests name as many bags as they have`,
  'manifest-grams': msg`the weights handed over agree`,
  receipts: msg`each bag of a received manifest arrived or is missing`,
}
