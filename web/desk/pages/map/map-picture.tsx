import type { DrawnArea } from '@bihuan/core/map/draw-map.ts'

const margin = 40

/** The outlines of a map, without anything in them. */
export function MapPicture(props: {
  width: number
  height: number
  areas: readonly Pick<DrawnArea, 'code' | 'path'>[]
  title: string
  nameOf: (code: string) => string
}) {
  const { width, height, areas, title, nameOf } = props
  const box = [-margin, -margin, width + 2 * margin, height + 2 * margin]
  return (
    <svg className="map-picture" viewBox={box.join(' ')} role="img" aria-label={title}>
      {areas.map(({ code, path }) => (
        <path key={code} d={path} fillRule="evenodd" data-code={code}>
          <title>{nameOf(code)}</title>
        </path>
      ))}
    </svg>
  )
}
