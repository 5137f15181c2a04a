import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { SelectField } from '../../kit/select-field.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { TextField } from '../../kit/text-field.tsx'
import type { NoShow, Rider } from './drive-view.ts'
import { noShows, noShowWords } from './drive-words.ts'

/** Why somebody does not get on: a reason from the list, and words where there is more to say. The dispatcher sees it at the top. */
export function MissedSheet(props: {
  rider: Rider | null
  onSay(said: { why: NoShow; words: string }): void
  onClose(): void
}) {
  const { t } = useLingui()
  const [why, setWhy] = useState<NoShow>('not-there')
  const [words, setWords] = useState('')
  const name = props.rider?.name ?? ''
  return (
    <Sheet title={t`${name} did not get on`} open={props.rider !== null} onClose={props.onClose}>
      <SelectField
        label={t`Reason`}
        value={why}
        onChange={setWhy}
        options={noShows.map((one) => ({ value: one, word: t(noShowWords[one]) }))}
      />
      <TextField
        label={t`What happened`}
        value={words}
        maxLength={300}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button
        tone="main"
        size="big"
        onClick={() => {
          props.onSay({ why, words })
          setWords('')
        }}
      >
        <Trans>Note it</Trans>
      </Button>
    </Sheet>
  )
}
