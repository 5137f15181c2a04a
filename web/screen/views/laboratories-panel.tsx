import { Trans, useLingui } from '@lingui/react/macro'
import type { Board } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { Panel } from '../../kit/panel.tsx'
import { lists } from '../lists.ts'

// What fits beside the curve; those with the longest queue are the ones to look at.
const shown = 9

/** The laboratories with the longest queues: what waits, what is on plates, and when they are through. */
export function LaboratoriesPanel({ board: { laboratories } }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const rows = laboratories.toSorted(
    (a, b) => b.waiting + b.onPlates - (a.waiting + a.onPlates) || b.resulted - a.resulted,
  )
  const rest = rows.slice(shown)
  const waiting = rest.reduce((sum, row) => sum + row.waiting, 0)
  return (
    <Panel title={t`Laboratories`} aside={t`tubes`} className="laboratories">
      {rows.length === 0 ? (
        <p className="nothing">
          <Trans>No laboratory has received a tube yet.</Trans>
        </p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t`Laboratory`}</th>
              <th scope="col" className="num">{t`Waiting`}</th>
              <th scope="col" className="num">{t`On plates`}</th>
              <th scope="col" className="num">{t`Resulted`}</th>
              <th scope="col" className="num">{t`Per hour`}</th>
              <th scope="col" className="num">{t`Empty at`}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <tr key={row.laboratory}>
                <th scope="row" className="clip">
                  <a href={lists.round}>{row.name}</a>
                </th>
                <td className="num">
                  <a href={lists.round}>{format.number(row.waiting)}</a>
                </td>
                <td className="num">{format.number(row.onPlates)}</td>
                <td className="num">{format.number(row.resulted)}</td>
                <td className="num">{format.number(Math.round(row.tubesPerHour))}</td>
                <td className="num">{row.emptyAt ? format.time(row.emptyAt) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest.length > 0 ? (
        <p className="faint">
          {t`and ${format.number(rest.length)} more with ${format.number(waiting)} tubes waiting`}
        </p>
      ) : null}
    </Panel>
  )
}
