import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { countsQuestion } from './questions.ts'
import { levelWords } from './words.ts'

/** How many wait, are in care where, meet the plan and are followed up; nobody is named. A ward opens its list. */
export function WardsPart({ level, onLevel }: { level: string; onLevel: (level: string) => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(countsQuestion())
  if (answer.isError) return <ErrorState cause={answer.error} />
  if (!answer.data) return <Skeleton rows={2} />
  const { waiting, ready, followUps, followUpsLate, levels } = answer.data
  const number = format.number
  return (
    <ul className="wards" aria-label={t`Wards`}>
      <li>
        <b>{number(waiting)}</b>
        <span>
          <Trans>wait for a doctor</Trans>
        </span>
      </li>
      {levels.map((ward) => (
        <li key={`${ward.level} ${ward.site}`}>
          <button
            type="button"
            aria-pressed={ward.level !== null && ward.level === level}
            disabled={ward.level === null}
            onClick={() => onLevel(ward.level ?? '')}
          >
            <b>{number(ward.patients)}</b>
            <span>
              {ward.site ?? (ward.level === null ? t`without a plan` : t(levelWords[ward.level]))}
            </span>
            {ward.urgent > 0 ? (
              <small>
                <Trans>{number(ward.urgent)} urgent</Trans>
              </small>
            ) : null}
          </button>
        </li>
      ))}
      <li>
        <b>{number(ready)}</b>
        <span>
          <Trans>meet the plan</Trans>
        </span>
      </li>
      <li>
        <b>{number(followUps)}</b>
        <span>
          <Trans>to be followed up</Trans>
        </span>
        {followUpsLate > 0 ? (
          <small>
            <Trans>{number(followUpsLate)} late</Trans>
          </small>
        ) : null}
      </li>
    </ul>
  )
}
