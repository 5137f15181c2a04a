import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { SealedImported } from './questions.ts'
import { SealedAnswers } from './sealed-answers.tsx'
import { ToSign } from './to-sign.tsx'
import type { Opened } from './use-sealed.ts'

function Counts({ answer }: { answer: SealedImported }) {
  const format = useFormats()
  const { applied, repeated, refused, toSign } = answer
  return (
    <p className="sealed-counts">
      <StatusTag tone="ok">
        <Trans>{format.number(applied)} new</Trans>
      </StatusTag>
      <StatusTag tone="idle">
        <Trans>{format.number(repeated)} known already</Trans>
      </StatusTag>
      <StatusTag tone={refused > 0 ? 'late' : 'idle'}>
        <Trans>{format.number(refused)} refused</Trans>
      </StatusTag>
      <StatusTag tone={toSign.length > 0 ? 'wait' : 'idle'}>
        <Trans>{format.number(toSign.length)} to be signed</Trans>
      </StatusTag>
    </p>
  )
}

/** What became of a file: its devices one below the other, each with counts, refusals and signatures. */
export function SealedOutcome({ opened }: { opened: Opened }) {
  const { name, brought } = opened
  if (brought === null) {
    return (
      <p className="late">
        <Trans>
          {name} is no file of a field device. The phone saves it on its page Unsent; take it as it
          is.
        </Trans>
      </p>
    )
  }
  return (
    <ul className="sealed-parts">
      {brought.map(({ device, answer, cause }) => (
        <li key={device}>
          <h3>
            <Trans>
              {name}: work of device <span className="code">{device}</span>
            </Trans>
          </h3>
          {answer ? (
            <>
              <Counts answer={answer} />
              <SealedAnswers answers={answer.answers} />
              <ToSign list={answer.toSign} />
            </>
          ) : (
            <ErrorState cause={cause} />
          )}
        </li>
      ))}
    </ul>
  )
}
