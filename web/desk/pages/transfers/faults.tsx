import { useLingui } from '@lingui/react/macro'
import type { ManyErrors } from './questions.ts'
import { faultWords } from './words.ts'

/** What could not be done of many, by reason. */
export function Faults({ errors }: { errors: ManyErrors['errors'] }) {
  const { t } = useLingui()
  if (errors.length === 0) return null
  const byCode = Map.groupBy(errors, ({ code }) => code)
  return (
    <ul className="transfer-faults" role="status">
      {[...byCode].map(([code, all]) => (
        <li key={code}>
          {all.length} · {faultWords[code] ? t(faultWords[code]) : code}
        </li>
      ))}
    </ul>
  )
}
