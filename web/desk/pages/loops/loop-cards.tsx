import { useLingui } from '@lingui/react/macro'
import type { Loop } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { loopWords, nextStepWords } from '../../../shell/words.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { useAccountWord } from '../../shell/use-account-word.ts'
import { SubjectLink } from './subject-link.tsx'

/** The same list for a phone: one card per loop, nothing to scroll sideways. */
export function LoopCards({ rows }: { rows: Loop[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const accountWord = useAccountWord()
  return (
    <ul className="loop-cards" aria-label={t`Open loops`}>
      {rows.map((row) => {
        const next = nextStepWords[row.nextStep]
        return (
          <li key={`${row.kind} ${row.subject}`} className="panel">
            <div>
              <b>{t(loopWords[row.kind])}</b>
              <Countdown dueAt={row.dueAt} />
            </div>
            <div>
              <SubjectLink subject={row.subject} />
              <span className="soft">{format.area(row.area, row.areaName)}</span>
            </div>
            <p>{next ? t(next) : row.nextStep}</p>
            <p className="faint">{accountWord(row.owner, row.ownerName)}</p>
          </li>
        )
      })}
    </ul>
  )
}
