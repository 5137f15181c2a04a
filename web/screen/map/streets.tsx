import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { District } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { lists } from '../lists.ts'
import { wallQuestions } from '../wall-questions.ts'
import { stepOf } from './steps.ts'
import { useUnitName } from './use-unit-name.ts'

// What fits below the list; those that lack most people come first.
const shown = 21

/** The streets of the district that lacks most people, as cells coloured by the share sampled. */
export function Streets({ round, district }: { round: string; district: District }) {
  const format = useFormats()
  const unitName = useUnitName()
  const answer = useQuery(wallQuestions.streets(round, district.area))
  const rows = (answer.data?.rows ?? [])
    .filter(({ due }) => due > 0)
    .toSorted((a, b) => b.due - b.sampled - (a.due - a.sampled))
  if (rows.length === 0) return null
  const name = unitName(district)
  const rest = rows.length - shown
  return (
    <>
      <h3>
        <Trans>
          Streets of {name}, sampled, as of {format.time(answer.data?.at ?? 0)}
        </Trans>
      </h3>
      <ul className="streets">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id}>
            <a className={`step-${stepOf(row.sampled, row.due)}`} href={lists.coverage(row.id)}>
              <span className="clip">{row.name}</span>
              <b>{format.share(row.sampled, row.due)}</b>
            </a>
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <p className="faint">
          <Trans>and {format.number(rest)} more</Trans>
        </p>
      ) : null}
    </>
  )
}
