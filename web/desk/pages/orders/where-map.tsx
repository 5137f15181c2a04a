import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { cityMapQuestion } from '../../../api/city-map.ts'
import { useFormats } from '../../../i18n/format.ts'
import type { ShownBatch } from './shown.ts'

type Counted = ShownBatch['streets'][number]

/** How many of those counted lie in an area of the map: a street itself, or a district with all of its streets. */
const countIn = (code: string, streets: readonly Counted[]): number =>
  streets.reduce((sum, { area, count }) => (area.startsWith(code) ? sum + count : sum), 0)

/** Where the people live: on the city's own map where it has one, and always as a list by street and community, most first. */
export function WhereMap(props: { streets: readonly Counted[]; communities: readonly Counted[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const { streets, communities } = props
  const map = useQuery(cityMapQuestion()).data?.map
  const most = Math.max(1, ...streets.map(({ count }) => count))
  return (
    <>
      {map ? (
        <svg
          className="order-map"
          viewBox={`0 0 ${map.width} ${map.height}`}
          role="img"
          aria-label={t`Where they live`}
        >
          {map.features.map(({ code, name, path }) => {
            const count = countIn(code, streets)
            const depth = count === 0 ? 0 : 1 + Math.min(3, Math.floor((4 * count) / most))
            return (
              <path key={code} d={path} fillRule="evenodd" className={`order-map-${depth}`}>
                <title>{`${name}: ${format.number(count)}`}</title>
              </path>
            )
          })}
        </svg>
      ) : null}
      {map ? (
        <p className="faint">
          <Trans>
            The darker, the more people. {map.source} · {map.approval}
          </Trans>
        </p>
      ) : null}
      <ul className="order-where">
        {streets
          .toSorted((a, b) => b.count - a.count)
          .map((street) => (
            <li key={street.area}>
              <details>
                <summary>
                  <span lang="zh-CN">{street.name ?? street.area}</span>{' '}
                  <b>{format.number(street.count)}</b>
                  <i style={{ width: `${(100 * street.count) / most}%` }} aria-hidden="true" />
                </summary>
                <ul>
                  {communities
                    .filter(({ area }) => area.startsWith(street.area))
                    .toSorted((a, b) => b.count - a.count)
                    .map(({ area, name, count }) => (
                      <li key={area}>
                        <span lang="zh-CN">{name ?? area}</span> <b>{format.number(count)}</b>
                      </li>
                    ))}
                </ul>
              </details>
            </li>
          ))}
      </ul>
    </>
  )
}
