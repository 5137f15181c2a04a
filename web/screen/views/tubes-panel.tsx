import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Board } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { Bar } from '../../kit/bar.tsx'
import { Figure } from '../../kit/figure.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Tag } from '../../kit/tag.tsx'
import { lists } from '../lists.ts'
import { wallQuestions } from '../wall-questions.ts'

function LawsLine({ board }: { board: Board }) {
  const { t } = useLingui()
  const laws = useQuery(wallQuestions.conservation(board.round.round)).data?.laws
  const all = laws?.length ?? 0
  const held = laws?.filter(({ expected, found }) => expected === found).length ?? 0
  return (
    <p className="laws-line">
      <a href={lists.round}>
        {board.conserved ? (
          <Tag tone="ok">
            <Trans>People, tubes and rows are conserved</Trans>
          </Tag>
        ) : (
          <Tag tone="late">
            <Trans>A count does not add up</Trans>
          </Tag>
        )}
      </a>
      {all > 0 ? <span>{t`${held} of ${all} laws hold`}</span> : null}
    </p>
  )
}

/** The tubes that are under way and where, and whether every count adds up. */
export function TubesPanel({ board }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const { tubes } = board
  const parts = [
    { name: 'atSite', word: t`At the site`, count: tubes.atSite },
    { name: 'inTransit', word: t`In transit`, count: tubes.inTransit },
    { name: 'inLaboratory', word: t`In the laboratory`, count: tubes.inLaboratory },
  ]
  const underWay = parts.reduce((sum, { count }) => sum + count, 0)
  return (
    <Panel
      title={t`Tubes under way`}
      aside={t`${format.number(tubes.resulted)} of ${format.number(tubes.opened - tubes.void)} resulted`}
      className="tubes"
    >
      <dl className="tube-figures">
        <Figure word={t`Under way`} value={format.number(underWay)} href={lists.round} />
        {parts.map(({ name, word, count }) => (
          <Figure
            key={name}
            word={
              <>
                <i className={`stage-${name}`} aria-hidden="true" /> {word}
              </>
            }
            value={format.number(count)}
            href={lists.round}
          />
        ))}
      </dl>
      <Bar parts={parts} whole={underWay} />
      {tubes.lost > 0 ? (
        <p className="tubes-lost">
          <a href={lists.recalls()}>
            <Tag tone="late">{t`${format.number(tubes.lost)} lost`}</Tag>
          </a>
        </p>
      ) : null}
      <LawsLine board={board} />
    </Panel>
  )
}
