import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { SelectField } from '../../kit/select-field.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { toast } from '../../kit/toast-list.ts'
import { askAfter } from '../ask/ask-after.ts'
import { useSend } from '../ask/use-send.ts'
import { LongField } from '../status/long-field.tsx'
import { useWhose } from '../whose.ts'
import { asks, says } from './paths.ts'
import type { HomeRequestKind } from './wire.ts'
import { homeRequestWords } from './words.ts'

const kinds = Object.keys(homeRequestWords) as HomeRequestKind[]

/** What somebody who stays at home needs brought or done; whoever looks after them has it at once. */
export function HomeAsk() {
  const { t } = useLingui()
  const { person } = useWhose()
  const { send, busy, fault } = useSend()
  const [kind, setKind] = useState<HomeRequestKind>('food')
  const [words, setWords] = useState('')
  const [isTold, setTold] = useState(false)
  const said = words.trim()
  const ask = async () => {
    setTold(true)
    if (said === '') return
    const sent = await send(says.homeRequest(person.person), { kind, words: said })
    if (!sent.ok) return
    setWords('')
    setTold(false)
    toast({ tone: 'ok', text: t`Asked.` })
    void askAfter(asks.homeStay(person.person))
  }
  return (
    <form
      className="m-form"
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <SelectField
        label={t`Ask for something`}
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, word: t(homeRequestWords[value]) }))}
      />
      <LongField label={t`In a few words`} value={words} maxLength={500} onChange={setWords} />
      {isTold && said === '' ? (
        <p className="k-field-fault" role="alert">
          <Trans>Say in a few words what you need.</Trans>
        </p>
      ) : null}
      {fault ? <ErrorState cause={fault} /> : null}
      <Button type="submit" tone="main" disabled={busy}>
        <Trans>Send it</Trans>
      </Button>
    </form>
  )
}
