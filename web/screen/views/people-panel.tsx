import { useLingui } from '@lingui/react/macro'
import type { Board } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { Bar } from '../../kit/bar.tsx'
import { Figure } from '../../kit/figure.tsx'
import { Panel } from '../../kit/panel.tsx'
import { lists } from '../lists.ts'

/** Everybody who is due by how far their sample has come; the parts sum to all who are due. */
export function PeoplePanel({ board: { roll, people } }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const parts = [
    { name: 'resulted', word: t`Resulted`, count: people.resulted },
    { name: 'again', word: t`Awaiting their own test`, count: people.toBeSampledAgain },
    { name: 'inLaboratory', word: t`In the laboratory`, count: people.inLaboratory },
    { name: 'inTransit', word: t`In transit`, count: people.inTransit },
    { name: 'atSite', word: t`Sampled, at the site`, count: people.atSite },
  ]
  const all = [...parts, { name: 'rest', word: t`Not sampled`, count: roll.due - roll.sampled }]
  return (
    <Panel title={t`People`} aside={t`${format.number(roll.due)} due`} className="people">
      <dl className="people-figures">
        <Figure
          large
          word={t`Sampled`}
          value={format.number(roll.sampled)}
          href={lists.coverage()}
          note={t`${format.share(roll.sampled, roll.due)} of those due`}
        />
        <Figure
          large
          word={t`With a result`}
          value={format.number(people.resulted)}
          href={lists.round}
          note={t`${format.share(people.resulted, people.sampled)} of those sampled`}
        />
      </dl>
      <Bar parts={parts} whole={roll.due} />
      <ul className="parts">
        {all.map(({ name, word, count }) => (
          <li key={name}>
            <i className={`stage-${name}`} aria-hidden="true" />
            <span>{word}</span>
            <a
              href={
                name === 'rest'
                  ? lists.coverage()
                  : name === 'again'
                    ? lists.recalls()
                    : lists.round
              }
            >
              {format.number(count)}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
