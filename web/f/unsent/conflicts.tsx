import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/tag.tsx'
import { fieldEngine } from '../engine/field-engine.ts'
import type { Conflict } from '../engine/types.ts'
import { tubeText } from '../sample/tube-text.ts'
import { adviceOf, kindWords } from './conflict-words.ts'

const toneOf = { refused: 'late', duplicate: 'info', claim: 'wait' } as const

/** Answers that need a look, each with what to do; gone from the list only when somebody says so. */
export function Conflicts({ conflicts }: { conflicts: readonly Conflict[] }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <section className="f-stack" aria-labelledby="f-conflicts">
      <h2 id="f-conflicts">
        <Trans>To look at</Trans>
      </h2>
      <ul className="f-stack">
        {conflicts.map((one) => (
          <li key={one.id} className="f-card">
            <p>
              <Tag tone={toneOf[one.kind]}>{t(kindWords[one.kind])}</Tag> {format.time(one.at)}
            </p>
            {one.text ? <p>{one.text}</p> : null}
            {one.tube ? (
              <p>
                <Trans>Tube {tubeText(one.tube)}</Trans>
              </p>
            ) : null}
            {one.first ? (
              <p>
                <Trans>
                  First at {format.time(one.first.at)}, {one.first.site}, tube{' '}
                  {tubeText(one.first.tube)}
                </Trans>
              </p>
            ) : null}
            <p className="f-soft">
              {t(adviceOf(one))} <code>{one.code}</code>
            </p>
            <Button onClick={() => void fieldEngine().settleConflict(one.id)}>
              <Trans>Seen, done</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
