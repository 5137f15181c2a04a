import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import type { GateSign } from './counts.ts'
import { signLooks } from './gate-words.ts'
import type { Verdict } from './verdict.ts'

/** What stands on the screen: nothing yet, what a pass said, or somebody who goes to be helped. `turn` counts them. */
export type Shown = { sign: GateSign; verdict: Verdict | null; turn: number }

/** One shape, one word, one reason, and of the holder a masked name only; large enough for an arm's length at night. */
export function VerdictPanel({ shown, hasCamera }: { shown: Shown | null; hasCamera: boolean }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  if (!shown)
    return (
      <section className="g-verdict g-idle" aria-label={t`Result`}>
        <p className="g-shape" aria-hidden="true">
          ◇
        </p>
        <p className="g-word">
          {hasCamera ? (
            <Trans>Hold the pass before the camera</Trans>
          ) : (
            <Trans>Scan the pass</Trans>
          )}
        </p>
        <p className="g-text">
          <Trans>From a phone or from paper</Trans>
        </p>
      </section>
    )
  const { sign, verdict, turn } = shown
  const look = signLooks[sign]
  return (
    <section
      key={turn}
      className={`g-verdict g-${sign}`}
      data-turn={turn}
      data-sign={sign}
      data-code={verdict?.code ?? sign}
      aria-live="assertive"
      aria-label={t`Result`}
    >
      <p className="g-shape" aria-hidden="true">
        {look.shape}
      </p>
      <p className="g-word">{i18n._(look.word)}</p>
      {verdict?.nameMasked ? (
        <p className="g-who">
          <span lang="zh-CN">{verdict.nameMasked}</span>{' '}
          {verdict.expiresAt === null ? null : (
            <small>
              <Trans>until {format.dayAndTime(verdict.expiresAt)}</Trans>
            </small>
          )}
        </p>
      ) : null}
      {verdict?.mustSeeDocument ? (
        <p className="g-document">
          <Trans>On paper: look at a document, is it this name?</Trans>
        </p>
      ) : null}
      <p className="g-text">
        {verdict ? (
          format.text(verdict.text)
        ) : (
          <Trans>Nothing is asked and nothing is scanned</Trans>
        )}
      </p>
    </section>
  )
}
