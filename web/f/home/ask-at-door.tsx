import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { keepRequest } from './use-homes.ts'
import type { RequestKind } from './wire.ts'
import { requestWords } from './words.ts'

/** What somebody asks for at the door; care is written down like anything else, and never waits for an answer. */
export function AskAtDoor({ stay, door }: { stay: string; door: string }) {
  const { t } = useLingui()
  const [kind, setKind] = useState<RequestKind>('food')
  const [words, setWords] = useState('')
  const [isKept, setIsKept] = useState(false)
  const said = words.trim()
  const keep = () =>
    void keepRequest(stay, { kind, words: said }, t`Request, ${door}`).then((outcome) => {
      if (outcome.kind !== 'kept') return
      setWords('')
      setIsKept(true)
    })
  return (
    <section className="hm-part" aria-label={t`Request`}>
      <h2>
        <Trans>Asks for</Trans>
      </h2>
      <div className="hm-row">
        {(Object.keys(requestWords) as RequestKind[]).map((one) => (
          <Button key={one} aria-pressed={kind === one} onClick={() => setKind(one)}>
            {t(requestWords[one])}
          </Button>
        ))}
      </div>
      <TextField
        label={t`What, in words`}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setIsKept(false)
        }}
      />
      <Button disabled={said === ''} onClick={keep}>
        <Trans>Note the request</Trans>
      </Button>
      <p role="status" className="hm-note">
        {isKept ? t`Noted on this phone` : ''}
      </p>
    </section>
  )
}
