import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { homeCountsQuestion } from './questions.ts'

/** How many homes each street sees to, with what is late; a street opens its list. Nobody is named. */
export function StreetsPart({ area, onArea }: { area: string; onArea: (area: string) => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(homeCountsQuestion())
  if (answer.isError) return <ErrorState cause={answer.error} />
  if (!answer.data) return <Skeleton rows={2} />
  const number = format.number
  return (
    <ul className="streets" aria-label={t`Streets`}>
      {answer.data.streets.map((street) => (
        <li key={street.street}>
          <button
            type="button"
            aria-pressed={street.street === area}
            onClick={() => onArea(street.street)}
          >
            <b lang="zh-CN">{street.name}</b>
            <span>
              <Trans>{number(street.open)} homes</Trans>
              {street.late > 0 ? (
                <strong>
                  {' '}
                  · <Trans>{number(street.late)} late</Trans>
                </strong>
              ) : null}
              {street.unchecked > 0 ? (
                <>
                  {' '}
                  · <Trans>{number(street.unchecked)} not checked</Trans>
                </>
              ) : null}
              {street.requests > 0 ? (
                <>
                  {' '}
                  · <Trans>{number(street.requests)} requests</Trans>
                </>
              ) : null}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
