import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { toast } from '../../kit/toast-list.ts'
import { askAfter } from '../ask/ask-after.ts'
import { commands, questions } from '../ask/questions.ts'
import { useSend } from '../ask/use-send.ts'
import { useWhose } from '../whose.ts'
import { LongField } from './long-field.tsx'

const longest = 2_000

/** The appeal itself: a field that may stay empty, and a button. */
export function AppealSheet(props: {
  order: string
  isOpen: boolean
  /** Whether one is open already, to which these words are added. */
  isMore: boolean
  onClose(): void
}) {
  const { t } = useLingui()
  const { person } = useWhose()
  const { send, busy, fault } = useSend()
  const [words, setWords] = useState('')
  const { order, isOpen, isMore, onClose } = props
  const lodge = async () => {
    const path = commands.lodgeAppeal(person.person)
    const sent = await send(path, { order, words: words.slice(0, longest) })
    if (!sent.ok) return
    setWords('')
    onClose()
    toast({ tone: 'ok', text: isMore ? t`Added to your appeal` : t`Your appeal is in` })
    void askAfter(questions.appeals(person.person))
    void askAfter(questions.status(person.person))
  }
  return (
    <Sheet title={isMore ? t`Add to my appeal` : t`Appeal`} open={isOpen} onClose={onClose}>
      <div className="m-form">
        <p>
          {isMore ? (
            <Trans>Say what else the people who decide should know.</Trans>
          ) : (
            <Trans>
              You may say why, and you may also leave it empty. Nobody may treat you worse for it.
            </Trans>
          )}
        </p>
        <LongField
          label={isMore ? t`More words` : t`Why I do not agree (if you like)`}
          hint={t`For instance: I was not there. I do not live there. My test was negative.`}
          value={words}
          maxLength={longest}
          onChange={setWords}
        />
        {fault ? <ErrorState cause={fault} /> : null}
        <Button
          tone="main"
          disabled={busy || (isMore && words.trim() === '')}
          onClick={() => void lodge()}
        >
          {isMore ? <Trans>Add this</Trans> : <Trans>Send my appeal</Trans>}
        </Button>
        <p className="m-soft">
          <Trans>
            You can also call your community, or bring a letter. They must write it down for you.
          </Trans>
        </p>
      </div>
    </Sheet>
  )
}
