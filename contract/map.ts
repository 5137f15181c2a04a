import Type from 'typebox'
import { AreaCode, strict, Text, Uuid } from './scalars.ts'

/** The datum that the coordinates of a map are in, as stated by who loads it. Nothing is converted: the wall needs only shapes. */
export const Datum = Type.Union([
  Type.Literal('wgs84'),
  Type.Literal('gcj02'),
  Type.Literal('bd09'),
])

const Source = Type.String({
  minLength: 1,
  maxLength: 120,
  description: 'Where the boundaries come from; the wall shows it under the map',
})
const Approval = Type.String({
  minLength: 1,
  maxLength: 60,
  description: 'The approval number of the map (审图号); the wall shows it under the map',
})

export const LoadMap = Type.Object(
  {
    map: Type.Unknown({
      description:
        'GeoJSON FeatureCollection (RFC 7946) of Polygon or MultiPolygon; properties.code of each is the code of a district or street',
    }),
    datum: Datum,
    source: Source,
    approval: Approval,
  },
  strict,
)
/** What was loaded, counted; never the map itself. */
export const MapLoaded = Type.Object({
  areas: Type.Integer(),
  positions: Type.Integer({ description: 'As loaded, before it was drawn with fewer' }),
})

export const DropMap = Type.Object({}, strict)
export const MapDropped = Type.Object({
  dropped: Type.Boolean({ description: 'False where there was none' }),
})

export const CityMapParams = Type.Object({}, strict)
export const MapArea = Type.Object({
  code: AreaCode,
  name: Text(60),
  path: Type.String({ description: 'SVG path data in whole units, even-odd' }),
  label: Type.Object({
    x: Type.Integer(),
    y: Type.Integer(),
    wide: Type.Integer({ description: 'Room for a name here, units' }),
    high: Type.Integer(),
  }),
})
export const CityMap = Type.Object({
  map: Type.Union([
    Type.Null(),
    Type.Object({
      id: Uuid,
      width: Type.Integer({ description: 'Units; the longer side has 10,000' }),
      height: Type.Integer(),
      datum: Datum,
      source: Source,
      approval: Approval,
      loadedAt: Type.String(),
      loadedBy: Type.String(),
      features: Type.Array(MapArea),
    }),
  ]),
})

/** What is wrong with a map and what to do, by the kinds of fault of `@bihuan/core/map/map-shape.ts`. */
export const mapFaultWords = {
  'not-a-collection': {
    zh: '这不是 GeoJSON FeatureCollection，请按此格式导出',
    en: 'This is no GeoJSON FeatureCollection: export it as one',
  },
  'no-features': { zh: '里面没有要素', en: 'There are no features in it' },
  'too-many-features': {
    zh: '要素多于 1,000 个：只需区县和街道',
    en: 'More than 1,000 features: districts and streets are enough',
  },
  'too-many-positions': {
    zh: '坐标点多于 200,000 个，请先简化边界',
    en: 'More than 200,000 positions: simplify the boundaries first',
  },
  'too-large': {
    zh: '大于 2 MB，请先简化边界或减少坐标位数',
    en: 'Larger than 2 MB: simplify the boundaries or give fewer digits',
  },
  'not-a-feature': { zh: '不是 Feature', en: 'It is no Feature' },
  'no-code': {
    zh: 'properties.code 应为区县 6 位或街道 9 位代码',
    en: 'properties.code must be the code of a district, 6 digits, or of a street, 9',
  },
  'code-twice': {
    zh: '此代码已有一个要素，请合并为 MultiPolygon',
    en: 'Another feature has this code: join them as a MultiPolygon',
  },
  'unknown-code': {
    zh: '本市没有这个区县或街道',
    en: 'The city has no such district or street',
  },
  'not-a-polygon': {
    zh: '几何类型应为 Polygon 或 MultiPolygon',
    en: 'The geometry must be a Polygon or MultiPolygon',
  },
  'not-a-position': {
    zh: '坐标应为经度、纬度两个数',
    en: 'A position must be two numbers, longitude and latitude',
  },
  'out-of-range': {
    zh: '坐标超出范围：应为经度、纬度，单位为度，不是投影坐标',
    en: 'A position is out of range: it must be longitude and latitude in degrees, not projected metres',
  },
  'ring-open': {
    zh: '边界没有闭合：最后一点应与第一点相同',
    en: 'A ring is open: its last position must be its first again',
  },
  'ring-short': { zh: '边界少于四点', en: 'A ring has fewer than four positions' },
  'ring-flat': { zh: '边界没有面积', en: 'A ring has no area' },
} as const
