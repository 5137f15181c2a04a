import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { commands } from '../ask/questions.ts'
import { useSend } from '../ask/use-send.ts'
import type { CodeAsked } from '../wire.ts'
import type { Way } from './entrance.tsx'
import { noPapers, readPapers } from './papers.ts'
import { PapersFields } from './papers-fields.tsx'

/** Document, number and name, and then a code: by message to the phone on record, or on paper from the community. */
export function Identify(props: { onAsked(way: Way, asked: CodeAsked): void; onNew(): void }) {
  const { t } = useLingui()
  const [papers, setPapers] = useState(noPapers)
  const [isTried, setTried] = useState(false)
  const { send, busy, fault } = useSend()
  const reading = readPapers(papers)
  async function ask(way: Way) {
    setTried(true)
    if (!reading.ok) return
    const sent = await send<CodeAsked>(commands.askCode, reading.papers)
    if (sent.ok) props.onAsked(way, sent.body)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void ask('phone')
  }
  return (
    <form className="m-form" onSubmit={submit} noValidate>
      <PapersFields
        papers={papers}
        faults={isTried && !reading.ok ? reading.faults : null}
        onChange={setPapers}
      />
      {fault ? <ErrorState cause={fault} /> : null}
      <Button type="submit" tone="main" disabled={busy}>
        {busy ? t`One moment` : t`Send a code to my phone`}
      </Button>
      <Button disabled={busy} onClick={() => void ask('paper')}>
        <Trans>I have a code on paper</Trans>
      </Button>
      <Button disabled={busy} onClick={props.onNew}>
        <Trans>The city does not know me yet</Trans>
      </Button>
    </form>
  )
}
