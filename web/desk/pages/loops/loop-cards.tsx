import { useLingui } from '@lingui/react/macro'
import type { Loop } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { loopWords } from '../../shell/words.ts'
import { SubjectLink } from './subject-link.tsx'

/** The same list for a phone: one card per loop, nothing to scroll sideways. */
export function LoopCards({ rows }: { rows: Loop[] }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <ul className="loop-cards" aria-label={t`Open loops`}>
      {rows.map((row) => (
        <li key={row.id} className="panel">
          <div>
            <b>{t(loopWords[row.kind])}</b>
            <Countdown dueAt={row.dueAt} />
          </div>
          <div>
            <SubjectLink subject={row.subject} />
            <span className="soft">{format.text(row.area.name)}</span>
          </div>
          <p>{format.text(row.nextStep)}</p>
          <p className={row.owner ? 'faint' : 'late'}>
            {row.owner ? format.text(row.owner) : t`nobody`}
          </p>
        </li>
      ))}
    </ul>
  )
}
