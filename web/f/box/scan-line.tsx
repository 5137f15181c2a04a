import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { shapeOf, type Tone } from '../../kit/tag.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { playTune, type Tune } from '../../scan/tone.ts'
import { useWedge } from '../../scan/use-wedge.ts'

/** What a scan came to, for ear and eye. */
export type Said = { tone: Tone; text: string; tune: Tune }

/**
 * Hears the gun anywhere on the page, and has a field for a code that is typed or pasted. Says what the last one came to,
 * in colour, shape, word and sound.
 */
export function ScanLine(props: {
  label: string
  /** Null says nothing. */
  onScan(text: string): Said | null | Promise<Said | null>
  /** What stands there before the first scan. */
  ready: string
}) {
  const { t } = useLingui()
  const [said, setSaid] = useState<Said | null>(null)
  const [text, setText] = useState('')
  const take = async (scanned: string) => {
    const next = await props.onScan(scanned)
    if (next) playTune(next.tune)
    setSaid(next)
  }
  const { typed } = useWedge({
    onScan: (scanned) => void take(scanned),
    onPaste: (codes) =>
      void codes.reduce((before, code) => before.then(() => take(code)), Promise.resolve()),
  })
  const tone = said?.tone ?? 'idle'
  return (
    <div className="fh-scan">
      <p className={`fh-said k-tone-${tone}`} role="status">
        <i aria-hidden="true">{shapeOf[tone]}</i>
        <span>{typed || (said?.text ?? props.ready)}</span>
      </p>
      <form
        className="fh-code"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() === '') return
          setText('')
          void take(text)
        }}
      >
        <TextField
          label={props.label}
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoCapitalize="characters"
          enterKeyHint="done"
        />
        <Button type="submit">{t`Take`}</Button>
      </form>
    </div>
  )
}
