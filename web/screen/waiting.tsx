import { Trans } from '@lingui/react/macro'
import { Problem } from '../api/problem.ts'
import { useFormats } from '../i18n/format.ts'

/** In place of the wall: what it waits for, and what was refused, with the code to report. */
export function Waiting({ word, cause = null }: { word: string; cause?: unknown }) {
  const format = useFormats()
  return (
    <main className="waiting">
      <h1>{word}</h1>
      {cause instanceof Problem ? (
        <p>
          <span aria-hidden="true">■ </span>
          {format.text(cause.text)} <code>{cause.code}</code>
        </p>
      ) : (
        <p>
          <Trans>The page goes on by itself.</Trans>
        </p>
      )}
    </main>
  )
}
