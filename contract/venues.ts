import { airs, venueKinds } from '@bihuan/core/investigation/item.ts'
import Type from 'typebox'
import { AreaCode, orNull, strict, Text, Uuid } from './scalars.ts'

/** A place where people meet. Its position stays in the datum in which it was given. */
export const Venue = Type.Object({
  id: Uuid,
  name: Type.String(),
  kind: Type.Enum(venueKinds),
  air: Type.Enum(airs),
  areaCode: AreaCode,
  area: Type.String({ description: 'Names of the areas that it lies in' }),
  address: Type.String(),
  position: orNull(
    Type.Object({
      lng: Type.Number(),
      lat: Type.Number(),
      datum: Type.Union([Type.Literal('WGS-84'), Type.Literal('GCJ-02'), Type.Literal('BD-09')]),
    }),
  ),
  rooms: Type.Array(Type.String()),
  isPublic: Type.Boolean({ description: 'Whether a public trace may name it' }),
})
export const VenueSearchParams = Type.Object(
  {
    q: Type.String({ minLength: 1, maxLength: 60 }),
    area: Type.Optional(AreaCode),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  },
  strict,
)
export const VenueList = Type.Object({
  venues: Type.Array(Venue, { description: 'The best fit first' }),
})
const position = Type.Object(
  {
    lng: Type.Number({ minimum: -180, maximum: 180 }),
    lat: Type.Number({ minimum: -90, maximum: 90 }),
    datum: Type.Union([Type.Literal('WGS-84'), Type.Literal('GCJ-02'), Type.Literal('BD-09')]),
  },
  strict,
)
export const AddVenue = Type.Object(
  {
    venue: Uuid,
    name: Text(80),
    kind: Type.Enum(venueKinds),
    air: Type.Optional(Type.Enum(airs)),
    areaCode: AreaCode,
    address: Type.String({ maxLength: 200 }),
    position: Type.Optional(position),
    rooms: Type.Optional(Type.Array(Text(40), { maxItems: 500 })),
    isPublic: Type.Optional(Type.Boolean()),
    seen: Type.Array(Uuid, {
      maxItems: 50,
      description: 'The similar places that were shown before: none of them is this one',
    }),
  },
  strict,
)
export const ChangeVenue = Type.Object(
  {
    venue: Uuid,
    air: Type.Optional(Type.Enum(airs)),
    addRooms: Type.Optional(Type.Array(Text(40), { maxItems: 100 })),
    position: Type.Optional(position),
  },
  strict,
)
export const VenueChanged = Type.Object({ venue: Uuid })
