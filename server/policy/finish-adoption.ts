import type { Adoption } from '@bihuan/core/policy/adoption.ts'
import type { Finisher } from '../signing/finisher.ts'
import { trustOf } from '../trust/trust-of.ts'
import { insertAdoption } from './insert-adoption.ts'

/** Puts a pack into force that two officers of two units signed, with the text that was drafted; from its own moment on it binds. */
export const finishAdoption: Finisher = async (
  tx,
  { signing, document, assertions },
  { city, anchors, now },
) => {
  const [draft] = await tx<{ source: string }[]>`
    select source from policy_drafts where signing_id = ${signing}`
  const adoption = document as Adoption
  const trust = await trustOf(tx, anchors)
  await insertAdoption(
    tx,
    { adoption, source: draft?.source ?? '', assertions },
    { city, trust, now },
  )
  return adoption.id
}
