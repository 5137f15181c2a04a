import { useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { SelectField } from '../../kit/select-field.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { commands } from '../ask/questions.ts'
import { useSend } from '../ask/use-send.ts'
import { noPapers, readPapers } from '../entrance/papers.ts'
import { PapersFields } from '../entrance/papers-fields.tsx'
import { relations, relationWords } from '../relation-words.ts'
import type { CodeAsked, Relation } from '../wire.ts'

/** Who it is and what they are to oneself; then a code goes to the phone on record for them. */
export function AskForMember(props: { onAsked(name: string, asked: CodeAsked): void }) {
  const { t } = useLingui()
  const [relation, setRelation] = useState<Relation>('child')
  const [papers, setPapers] = useState(noPapers)
  const [isTried, setTried] = useState(false)
  const { send, busy, fault } = useSend()
  const reading = readPapers(papers)
  async function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!reading.ok) return
    const sent = await send<CodeAsked>(commands.askProxy, { ...reading.papers, relation })
    if (sent.ok) props.onAsked(reading.papers.name, sent.body)
  }
  return (
    <form className="m-form" onSubmit={(event) => void submit(event)} noValidate>
      <SelectField<Relation>
        label={t`This person is my`}
        value={relation}
        options={relations.map((value) => ({ value, word: t(relationWords[value]) }))}
        onChange={setRelation}
      />
      <PapersFields
        papers={papers}
        faults={isTried && !reading.ok ? reading.faults : null}
        onChange={setPapers}
      />
      {fault ? <ErrorState cause={fault} /> : null}
      <Button type="submit" tone="main" disabled={busy}>
        {busy ? t`One moment` : t`Send them a code`}
      </Button>
    </form>
  )
}
