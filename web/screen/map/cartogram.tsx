import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { questions } from '../../api/questions.ts'
import type { District } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { lists } from '../lists.ts'
import { Legend } from './legend.tsx'
import { stepOf } from './steps.ts'
import { cityCode, extent, type Tile, tiles } from './tiles.ts'
import { useUnitName } from './use-unit-name.ts'

// Rows of hexagons overlap by a quarter of their height.
const rowsHigh = 1 + 0.75 * (extent.rows - 1)

const place = ({ column, row }: Tile) => ({
  left: `${(100 * column) / extent.columns}%`,
  width: `${(100 * 2) / extent.columns}%`,
  top: `${(100 * 0.75 * row) / rowsHigh}%`,
  height: `${100 / rowsHigh}%`,
})

/** The city as tiles of equal size, coloured by the share of the people due who have a result; the share stands in each. */
export function Cartogram({ districts }: { districts: readonly District[] }) {
  const format = useFormats()
  const unitName = useUnitName()
  // The units where nobody is due are not on the board, only among the areas.
  const areas = useQuery(questions.areas(cityCode)).data?.areas
  const nameOf = (code: string) => areas?.find((area) => area.code === code)?.name ?? code
  const known = new Map(districts.map((row) => [row.area, row]))
  const elsewhere = districts.filter(({ area }) => !tiles.some(({ code }) => code === area))
  return (
    <>
      <div className="map-room">
        <ul className="map-tiles">
          {tiles.map((tile) => {
            const row = known.get(tile.code)
            const due = row?.due ?? 0
            return (
              <li key={tile.code} style={place(tile)}>
                <a
                  className={`tile step-${stepOf(row?.peopleResulted ?? 0, due)}`}
                  href={lists.coverage(tile.code)}
                  data-area={tile.code}
                >
                  <span className="tile-name">
                    {unitName({ area: tile.code, name: row?.name ?? nameOf(tile.code) })}
                  </span>
                  {row && due > 0 ? (
                    <>
                      <b>{format.share(row.peopleResulted, due)}</b>
                      <span className="tile-note">
                        <Trans>sampled {format.share(row.sampled, due)}</Trans>
                      </span>
                    </>
                  ) : (
                    <span className="tile-note">
                      <Trans>nobody due</Trans>
                    </span>
                  )}
                </a>
              </li>
            )
          })}
        </ul>
      </div>
      <Legend />
      {elsewhere.length > 0 ? (
        <p className="faint">
          <Trans>Without a tile: {elsewhere.map(unitName).join(', ')}</Trans>
        </p>
      ) : null}
    </>
  )
}
