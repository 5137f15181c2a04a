import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { countsQuestion, type ListName, type TransferFilter } from './questions.ts'
import { cohorts, cohortWords, listWords } from './words.ts'

const lists: ListName[] = ['missed', 'late', 'waiting', 'planned', 'riding', 'open']

/** How many there are of each list, who was left waiting first; each number opens its list. Districts and cohorts narrow it down. */
export function CountsPart(props: {
  filter: TransferFilter
  change: (part: { list?: string; area?: string; cohort?: string }) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { filter, change } = props
  const answer = useQuery(countsQuestion(''))
  const all = answer.data?.rows ?? []
  const rows = all.filter(
    ({ district, cohort }) =>
      (!filter.area || district === filter.area) && (!filter.cohort || cohort === filter.cohort),
  )
  const districts = new Map(all.map(({ district, districtName }) => [district, districtName]))
  const sum = (list: ListName) => rows.reduce((total, row) => total + row[list], 0)
  return (
    <>
      <div className="transfer-counts no-print">
        {lists.map((list) => (
          <button
            key={list}
            type="button"
            aria-pressed={filter.list === list}
            onClick={() => change({ list })}
          >
            <b>{answer.data ? format.number(sum(list)) : '–'}</b>
            <span>{t(listWords[list])}</span>
          </button>
        ))}
      </div>
      <div className="transfers-acts no-print">
        <label>
          {t`District`}
          <select
            value={filter.area ?? ''}
            onChange={(event) => change({ area: event.target.value })}
          >
            <option value="">{t`All`}</option>
            {[...districts].map(([code, name]) => (
              <option key={code} value={code}>
                {format.area(code, name)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t`Who rides together`}
          <select
            value={filter.cohort ?? ''}
            onChange={(event) => change({ cohort: event.target.value })}
          >
            <option value="">{t`All`}</option>
            {cohorts.map((cohort) => (
              <option key={cohort} value={cohort}>
                {t(cohortWords[cohort].word)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  )
}
