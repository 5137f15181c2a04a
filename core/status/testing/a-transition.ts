// Transition rules for the tests.
import type { TransitionAct, TransitionRule } from '../../policy/transition-rule.ts'

/** What becomes of open cases of a track, or of zones of a level. */
export function aTransition(
  name: string,
  act: TransitionAct,
  more: Partial<Pick<TransitionRule, 'of' | 'to'>> = {},
): TransitionRule {
  return {
    of: 'track',
    name,
    to: null,
    text: { zh: '过渡', en: 'transition' },
    act: {
      v: act,
      src: [],
      grade: 'a',
      path: 'transition',
      module: 'new-pack',
      note: null,
      allowed: null,
      confirmed: null,
      binds: true,
    },
    ...more,
  }
}
