import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Conflict } from '../engine/types.ts'

/** What to do about something that the server did not take as it was said; the code itself stands beside it. */
export function adviceOf({ kind, code }: Conflict): MessageDescriptor {
  if (kind === 'duplicate')
    return msg`The earlier sample counts. The swab stays in the tube and is tested with it; nothing to do.`
  if (kind === 'claim')
    return msg`The list of this tube was sealed before this arrived. Tell the head of the site: a person decides it at the desk.`
  if (code === 'person-unknown')
    return msg`Register this person by hand; it is then sent again by itself.`
  if (code.startsWith('access.'))
    return msg`This account may not do it. Ask the registrar of the district.`
  if (code.startsWith('tube'))
    return msg`Put the tube aside and show it to the head of the site with this line.`
  return msg`Show this line to the head of the site. Nothing else on this phone is held up by it.`
}

export const kindWords: Record<Conflict['kind'], MessageDescriptor> = {
  refused: msg`Not taken`,
  duplicate: msg`Sampled before`,
  claim: msg`To be decided`,
}
