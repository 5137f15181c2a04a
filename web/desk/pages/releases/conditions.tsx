import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { Condition } from './questions.ts'
import { stateWords, whoWords } from './words.ts'

/** Every condition of a release with its tick, since when it is met, and who has to see to it. */
export function Conditions({ conditions }: { conditions: readonly Condition[] }) {
  const { t } = useLingui()
  const format = useFormats()
  if (conditions.length === 0)
    return (
      <span className="faint">
        <Trans>nothing is asked for</Trans>
      </span>
    )
  return (
    <ul className="release-conditions">
      {conditions.map((one) => {
        const { tone, word } = stateWords[one.state]
        const who = one.who === null ? undefined : whoWords[one.who]
        return (
          <li key={`${one.kind} ${one.needs.en}`} className={one.met ? '' : 'is-open'}>
            <span>{format.text(one.needs)}</span> <StatusTag tone={tone}>{t(word)}</StatusTag>
            {one.since ? <span className="faint"> {format.dayAndTime(one.since)}</span> : null}
            {!one.met && who ? <span className="soft"> · {t(who)}</span> : null}
            {one.binds ? null : (
              <span className="faint">
                {' '}
                · <Trans>unconfirmed, holds nobody</Trans>
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
