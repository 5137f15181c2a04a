import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { cityMapQuestion } from '../../api/city-map.ts'
import type { Board } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { Panel } from '../../kit/panel.tsx'
import { lists } from '../lists.ts'
import { Cartogram } from '../map/cartogram.tsx'
import { OwnMap } from '../map/own-map.tsx'
import { Streets } from '../map/streets.tsx'
import { useUnitName } from '../map/use-unit-name.ts'

// More would leave no room for the streets below; all units stand on the tiles.
const rowsBesideStreets = 7

/** The units on the city's own map or as tiles, and the same numbers as a list with those that lack most people on top. */
export function MapView({ board }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const unitName = useUnitName()
  // Where there is none, or it cannot be read, the schematic says the same.
  const { data, isPending } = useQuery(cityMapQuestion())
  const map = data?.map ?? null
  const rows = board.districts
    .filter(({ due }) => due > 0)
    .toSorted((a, b) => b.due - b.sampled - (a.due - a.sampled))
  const [behind] = rows
  return (
    <>
      <Panel
        title={t`Share with a result, by district`}
        aside={map ? t`the city's own map` : t`schematic: one tile per district, not to scale`}
        className="map-panel"
      >
        {map ? (
          <OwnMap map={map} districts={board.districts} />
        ) : isPending ? (
          <div className="map-room" />
        ) : (
          <Cartogram districts={board.districts} />
        )}
      </Panel>
      <Panel title={t`Most people still to sample`} className="rank">
        {rows.length === 0 ? (
          <p className="nothing">
            <Trans>Nobody is due in this round.</Trans>
          </p>
        ) : (
          <table className="list">
            <thead>
              <tr>
                <th scope="col">{t`District`}</th>
                <th scope="col" className="num">{t`Not sampled`}</th>
                <th scope="col" className="num">{t`Sampled`}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, rowsBesideStreets).map((row) => (
                <tr key={row.area}>
                  <th scope="row">
                    <a href={lists.coverage(row.area)}>{unitName(row)}</a>
                  </th>
                  <td className="num">
                    <a href={lists.coverage(row.area)}>{format.number(row.due - row.sampled)}</a>
                  </td>
                  <td className="num">{format.share(row.sampled, row.due)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {behind ? <Streets round={board.round.round} district={behind} /> : null}
      </Panel>
    </>
  )
}
