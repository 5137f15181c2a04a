import { useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { Board } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'

/** The five figures of the moment, each leading to where its parts are. */
export function Figures({ board }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const { roll, people, tubes, recalls, loops } = board
  const underWay = tubes.atSite + tubes.inTransit + tubes.inLaboratory
  const figures = [
    {
      label: t`Sampled`,
      to: '/round/coverage',
      value: roll.sampled,
      note: t`${format.share(roll.sampled, roll.due)} of ${format.number(roll.due)} due`,
    },
    {
      label: t`With a result`,
      to: '/round',
      value: people.resulted,
      note: t`${format.share(people.resulted, people.sampled)} of those sampled`,
    },
    {
      label: t`Tubes`,
      to: '/round',
      value: tubes.opened - tubes.void,
      note: t`${format.number(underWay)} still on their way`,
    },
    {
      label: t`Tubes under recall`,
      to: '/recall',
      value: recalls.open,
      note: t`${format.number(recalls.closed)} closed, ${format.number(recalls.membersHeld)} people held`,
    },
    {
      label: t`Open loops`,
      to: loops.overdue > 0 ? '/loops?overdue=true' : '/loops',
      value: loops.open,
      note: loops.overdue > 0 ? t`${format.number(loops.overdue)} overdue` : t`none overdue`,
      late: loops.overdue > 0,
    },
  ]
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>
            <Link to={figure.to}>{figure.label}</Link>
          </dt>
          <dd className="figure">{format.number(figure.value)}</dd>
          <dd className={figure.late ? 'figure-note late' : 'figure-note'}>{figure.note}</dd>
        </div>
      ))}
    </dl>
  )
}
