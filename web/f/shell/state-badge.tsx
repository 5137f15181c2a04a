import { useLingui } from '@lingui/react/macro'
import { shapeOf } from '../../kit/tag.tsx'
import { useField } from '../engine/use-field.ts'
import { badgeOf } from './badge.ts'
import { useTick } from './use-tick.ts'

/** What this phone owes the network, always in sight: shape, word, how much and how old. Leads to the list. */
export function StateBadge() {
  const { t } = useLingui()
  const state = useField()
  const badge = badgeOf(state, useTick(15_000))
  const words = {
    clock: t`Clock off by ${badge.clockMinutes} min`,
    full: t`Phone is full`,
    blocked: t`Cannot store`,
    'other-tab': t`Open elsewhere`,
    'sign-in': t`Sign in again`,
    offline: t`Offline`,
    late: t`Sending late`,
    sending: t`Sending`,
    online: t`Online`,
  }
  const parts = [
    words[badge.state],
    badge.unsent > 0 ? t`${badge.unsent} unsent` : '',
    badge.oldestMinutes === null ? '' : t`oldest ${badge.oldestMinutes} min`,
    badge.conflicts > 0 ? t`${badge.conflicts} to look at` : '',
  ].filter(Boolean)
  return (
    <a className={`f-badge k-tone-${badge.tone}`} href="/f/unsent">
      <i aria-hidden="true">{shapeOf[badge.tone]}</i>
      <span>{parts.join(' · ')}</span>
    </a>
  )
}
