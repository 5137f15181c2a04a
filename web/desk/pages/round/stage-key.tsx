import { useLingui } from '@lingui/react/macro'
import type { Board } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'

/** What each part of the bar means, with its number; the parts sum to all who are due. */
export function StageKey({ board }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const { people, roll } = board
  const parts = [
    { name: 'resulted', word: t`Resulted`, count: people.resulted },
    { name: 'inLaboratory', word: t`In the laboratory`, count: people.inLaboratory },
    { name: 'inTransit', word: t`In transit`, count: people.inTransit },
    { name: 'atSite', word: t`Sampled, at the site`, count: people.atSite },
    { name: 'rest', word: t`Not sampled`, count: roll.due - roll.sampled },
  ]
  return (
    <ul className="stage-key">
      {parts.map((part) => (
        <li key={part.name}>
          <i className={`stage-${part.name}`} aria-hidden="true" />
          {part.word} <b>{format.number(part.count)}</b>
        </li>
      ))}
      {people.toBeSampledAgain > 0 ? (
        <li>
          <i className="stage-again" aria-hidden="true" />
          {t`Awaiting their own test`} <b>{format.number(people.toBeSampledAgain)}</b>
        </li>
      ) : null}
    </ul>
  )
}
