import { useLingui } from '@lingui/react/macro'
import type { Coverage, Stages } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'

/** What each part of the bar means, with its number; the parts sum to all who are due. */
export function StageKey({ stages, coverage }: { stages: Stages; coverage: Coverage }) {
  const { t } = useLingui()
  const format = useFormats()
  const rest = coverage.due - coverage.sampled
  const parts = [
    { name: 'resulted', word: t`Resulted`, count: stages.resulted },
    { name: 'inLaboratory', word: t`In the laboratory`, count: stages.inLaboratory },
    { name: 'inTransit', word: t`In transit`, count: stages.inTransit },
    { name: 'atSite', word: t`Sampled, at the site`, count: stages.atSite },
    { name: 'rest', word: t`Not sampled`, count: rest },
  ]
  return (
    <ul className="stage-key">
      {parts.map((part) => (
        <li key={part.name}>
          <i className={`stage-${part.name}`} aria-hidden="true" />
          {part.word} <b>{format.number(part.count)}</b>
        </li>
      ))}
    </ul>
  )
}
