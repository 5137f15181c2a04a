import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { type ContactFilter, countsQuestion, type Step } from './questions.ts'
import { openSteps, stepWords } from './words.ts'

/** How many are open by what is next; each number opens its list. */
export function CountsPart(props: {
  filter: ContactFilter
  change: (part: { step?: string }) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { filter, change } = props
  const answer = useQuery(countsQuestion(filter.area ?? ''))
  const rows = answer.data?.rows ?? []
  const sum = (step: Exclude<Step, 'done'>) => rows.reduce((all, row) => all + row[step], 0)
  return (
    <div className="contact-counts">
      {openSteps.map((step) => (
        <button
          key={step}
          type="button"
          aria-pressed={filter.step === step}
          onClick={() => change({ step: filter.step === step ? '' : step })}
        >
          <b>{answer.data ? format.number(sum(step)) : '–'}</b>
          <span>{t(stepWords[step].word)}</span>
        </button>
      ))}
    </div>
  )
}
