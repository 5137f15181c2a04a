import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { AskSheet } from './ask-sheet.tsx'
import type { RequestKind, StayHere } from './wire.ts'
import { requestWords } from './words.ts'

const kinds: readonly RequestKind[] = ['medical', 'meal', 'supplies', 'talk', 'complaint', 'other']

/** Whom to ask and what for; help of a doctor first, with the telephone beside it. */
export function AskPart({ items }: { items: StayHere['items'] }) {
  const { t } = useLingui()
  const [kind, setKind] = useState<RequestKind | null>(null)
  return (
    <section className="ms-part" aria-label={t`Ask for something`}>
      <h2>
        <Trans>Ask for something</Trans>
      </h2>
      <div className="ms-asks">
        {kinds.map((one) => (
          <Button
            key={one}
            tone={one === 'medical' ? 'danger' : 'plain'}
            onClick={() => setKind(one)}
          >
            {t(requestWords[one])}
          </Button>
        ))}
      </div>
      {kind ? <AskSheet kind={kind} items={items} onClose={() => setKind(null)} /> : null}
    </section>
  )
}
