import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input, Segmented } from 'antd'
import { type FormEvent, useState } from 'react'
import type { FormProps } from './course-form.tsx'
import type { Note } from './questions.ts'
import { imagingWords, treatmentWords } from './words.ts'

type Finding = Extract<Note, { kind: 'imaging' }>['finding']
type What = Extract<Note, { kind: 'treatment' }>['what']

/** A picture of the lungs as it was judged, or a treatment that was given. */
export function WordsForm({
  kind,
  onKeep,
  isSending,
}: FormProps & { kind: 'imaging' | 'treatment' }) {
  const { t } = useLingui()
  const choices = kind === 'imaging' ? imagingWords : treatmentWords
  const [choice, setChoice] = useState(kind === 'imaging' ? 'better' : 'medicine')
  const [words, setWords] = useState('')
  const said = words.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (kind === 'treatment') onKeep({ kind, what: choice as What, words: said })
    else onKeep({ kind, finding: choice as Finding, ...(said ? { words: said } : {}) })
  }
  return (
    <form onSubmit={submit} className="patient-form">
      <Segmented
        aria-label={kind === 'imaging' ? t`What the picture shows` : t`What was given`}
        value={choice}
        options={Object.entries(choices).map(([value, word]) => ({ value, label: t(word) }))}
        onChange={setChoice}
      />
      <label htmlFor="note-words">
        <Trans>In words</Trans>
      </label>
      <Input.TextArea
        id="note-words"
        rows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button
        htmlType="submit"
        type="primary"
        loading={isSending}
        disabled={kind === 'treatment' && said === ''}
      >
        <Trans>Write it down</Trans>
      </Button>
    </form>
  )
}
