import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { toast } from '../../kit/toast-list.ts'
import type { Hindrance } from '../engine/types.ts'
import { tell } from '../sound/tell.ts'
import { act, type NewDone } from './site-store.ts'

const whyNot: Record<Hindrance, ReturnType<typeof msg>> = {
  'not-joined': msg`This tablet belongs to no site.`,
  'not-signed-in': msg`Nobody is signed in: sign in first.`,
  'other-tab': msg`This page is open in another tab.`,
  'storage-full': msg`The tablet is full: nothing was kept.`,
  'storage-blocked': msg`The tablet stores nothing: nothing was kept.`,
  'sealed-code-unreadable': msg`This code cannot be read.`,
  'round-over': msg`This round is over.`,
}

/** Does things of the site, one press at a time; says so aloud only after the disk has it. */
export function useDoing() {
  const { t } = useLingui()
  const [isBusy, setBusy] = useState(false)
  return {
    isBusy,
    /** Whether it was kept. */
    async run(made: NewDone, path: string, body: object, words: string): Promise<boolean> {
      if (isBusy) return false
      setBusy(true)
      try {
        const outcome = await act(made, path, body, words)
        const isKept = outcome.kind === 'kept'
        if (isKept) tell('ok', words)
        else if (outcome.kind === 'not-taken') {
          const text = t(whyNot[outcome.why])
          tell('wrong', text)
          toast({ text, tone: 'late' })
        }
        return isKept
      } finally {
        setBusy(false)
      }
    },
  }
}
