import type { Instant } from '../time/instant.ts'
import type { ContactKind } from './exposure.ts'

/** What a contact went through so far; `placedAt` is derived and typed by nobody. */
export type ContactMoments = {
  readonly person: string | null
  readonly decided: ContactKind | null
  readonly signedAt: Instant | null
  readonly locatedAt: Instant | null
  readonly informedAt: Instant | null
  readonly placedAt: Instant | null
  readonly becameCase: string | null
  readonly droppedAt: Instant | null
}
export const contactSteps = [
  'judge',
  'identify',
  'sign',
  'locate',
  'inform',
  'place',
  'done',
] as const
export type ContactStep = (typeof contactSteps)[number]

/** What is next for a contact: general ones and none are signed and done; a placed one is done whatever was not ticked. */
export function nextStep(it: ContactMoments): ContactStep {
  if (it.droppedAt !== null || it.becameCase !== null) return 'done'
  if (it.decided === null) return 'judge'
  const isLookedAfter = it.decided === 'close' || it.decided === 'secondary'
  if (isLookedAfter && it.person === null) return 'identify'
  if (it.signedAt === null) return 'sign'
  if (!isLookedAfter || it.placedAt !== null) return 'done'
  if (it.locatedAt === null) return 'locate'
  return it.informedAt === null ? 'inform' : 'place'
}
