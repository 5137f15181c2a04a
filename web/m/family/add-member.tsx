import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Page } from '../../kit/page.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { hrefs } from '../places.ts'
import type { CodeAsked } from '../wire.ts'
import { AskForMember } from './ask-for-member.tsx'
import { ConfirmMember } from './confirm-member.tsx'

/** Adds somebody one acts for, in two steps: who it is, then the code that only they can have, with their consent. */
export function AddMember() {
  const { t } = useLingui()
  const [asked, setAsked] = useState<{ name: string; code: CodeAsked } | null>(null)
  useTitle(t`Add somebody`)
  return (
    <Page title={t`Add somebody`} back={{ href: hrefs.family, word: t`Back to the family` }}>
      {asked ? (
        <ConfirmMember {...asked} onBack={() => setAsked(null)} />
      ) : (
        <AskForMember onAsked={(name, code) => setAsked({ name, code })} />
      )}
    </Page>
  )
}
