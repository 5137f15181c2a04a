import { byDistrict } from '@bihuan/core/map/by-district.ts'
import type { LabelPlace } from '@bihuan/core/map/label-place.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { OwnMap as MapDrawn } from '../../api/city-map.ts'
import { questions } from '../../api/questions.ts'
import type { District } from '../../api/wire.ts'
import { useFormats } from '../../i18n/format.ts'
import { lists } from '../lists.ts'
import { type LabelSizes, labelFit, labelSizes } from './label-fit.ts'
import { Legend } from './legend.tsx'
import { stepOf } from './steps.ts'
import { cityCode } from './tiles.ts'
import { useUnitName } from './use-unit-name.ts'

// Half of the line around a shape would be cut at the edge, units.
const margin = 40

type Unit = { code: string; name: string; share: string; note: string; step: string }

/** What is said of each unit: the districts of the city, those of the board among them. */
function useUnits(districts: readonly District[]): ReadonlyMap<string, Unit> {
  const { t } = useLingui()
  const format = useFormats()
  const unitName = useUnitName()
  const areas = useQuery(questions.areas(cityCode)).data?.areas ?? []
  const rows = new Map(districts.map((row) => [row.area, row]))
  const names = new Map([
    ...districts.map(({ area, name }) => [area, name] as const),
    ...areas.map(({ code, name }) => [code, name] as const),
  ])
  return new Map(
    [...names].map(([code, name]) => {
      const row = rows.get(code)
      const isDue = row !== undefined && row.due > 0
      return [
        code,
        {
          code,
          name: unitName({ area: code, name }),
          share: isDue ? format.share(row.peopleResulted, row.due) : '–',
          note: isDue ? t`sampled ${format.share(row.sampled, row.due)}` : t`nobody due`,
          step: `step-${stepOf(row?.peopleResulted ?? 0, row?.due ?? 0)}`,
        },
      ]
    }),
  )
}

function Beside({ title, units }: { title: string; units: readonly Unit[] }) {
  if (units.length === 0) return null
  return (
    <div className="map-beside">
      <h3>{title}</h3>
      <ul>
        {units.map(({ code, name, share, note, step }) => (
          <li key={code}>
            <a href={lists.coverage(code)} title={note} data-beside={code}>
              <i className={step} aria-hidden="true" /> {name} <b>{share}</b>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Label(props: { unit: Unit; place: LabelPlace; sizes: LabelSizes; isWhole: boolean }) {
  const { unit, place, sizes, isWhole } = props
  // The middle of the lines stands at the place.
  const above = isWhole ? sizes.share - sizes.name : 0.2 * sizes.name
  return (
    <text x={place.x} y={place.y - above} textAnchor="middle">
      <tspan fontSize={sizes.name} fontWeight="600">
        {unit.name}
      </tspan>
      <tspan x={place.x} dy={1.05 * sizes.share} fontSize={sizes.share} fontWeight="650">
        {unit.share}
      </tspan>
      {isWhole ? (
        <tspan x={place.x} dy={1.25 * sizes.note} fontSize={sizes.note}>
          {unit.note}
        </tspan>
      ) : null}
    </text>
  )
}

/** The city as its own map has it, coloured as the tiles are; a unit that has no shape, or one too small for a name, stands beside it. */
export function OwnMap({ map, districts }: { map: MapDrawn; districts: readonly District[] }) {
  const { t } = useLingui()
  const units = useUnits(districts)
  const sizes = labelSizes(map.width, map.height)
  const drawn = byDistrict(map.features).flatMap(({ code, areas }) => {
    const unit = units.get(code)
    const [first] = areas.toSorted((a, b) => b.label.wide - a.label.wide)
    if (!unit || !first) return []
    return [{ unit, areas, label: first.label, fit: labelFit(first.label, unit, sizes) }]
  })
  const isDrawn = new Set(drawn.map(({ unit }) => unit.code))
  const box = [-margin, -margin, map.width + 2 * margin, map.height + 2 * margin]
  return (
    <>
      <div className="map-room">
        <svg className="own-map" viewBox={box.join(' ')}>
          <title>{t`Map`}</title>
          {drawn.map(({ unit, areas, label, fit }) => (
            <a
              key={unit.code}
              className={`shape ${unit.step}`}
              href={lists.coverage(unit.code)}
              data-area={unit.code}
              aria-label={`${unit.name} ${unit.share} ${unit.note}`}
            >
              <title>{`${unit.name} ${unit.share} ${unit.note}`}</title>
              {areas.map(({ code, path }) => (
                <path key={code} d={path} fillRule="evenodd" />
              ))}
              {fit === 'none' ? null : (
                <Label unit={unit} place={label} sizes={sizes} isWhole={fit === 'whole'} />
              )}
            </a>
          ))}
        </svg>
      </div>
      <Beside
        title={t`Too small for a name`}
        units={drawn.filter(({ fit }) => fit === 'none').map(({ unit }) => unit)}
      />
      <Beside
        title={t`Not on the map`}
        units={[...units.values()].filter(({ code }) => !isDrawn.has(code))}
      />
      <Legend />
      <p className="faint map-source">
        <Trans>
          Boundaries: {map.source}; approval number {map.approval}
        </Trans>
      </p>
    </>
  )
}
