import { cohorts } from '@bihuan/core/isolation/cohort.ts'
import Type from 'typebox'
import { AreaCode, Moment, orNull, strict, Text, Uuid } from './scalars.ts'

export const vehicleKinds = ['car', 'minibus', 'coach', 'ambulance', 'other'] as const
const vehicle = {
  plate: Text(20),
  kind: Type.Enum(vehicleKinds),
  seats: Type.Integer({ minimum: 1, maximum: 120, description: 'For riders, without the crew' }),
  wheelchairPlaces: Type.Integer({ minimum: 0, maximum: 20 }),
  childSeats: Type.Integer({ minimum: 0, maximum: 40 }),
  stretchers: Type.Integer({ minimum: 0, maximum: 4 }),
  negativePressure: Type.Boolean(),
  area: AreaCode,
  lng: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
}
export const AddVehicle = Type.Object(vehicle, strict)
export const ChangeVehicle = Type.Object(
  { vehicle: Uuid, ...Type.Partial(AddVehicle).properties },
  strict,
)
export const VehicleKept = Type.Object({ vehicle: Uuid })
export const PutOut = Type.Object({ vehicle: Uuid, because: Text(120) }, strict)
export const PutBack = Type.Object({ vehicle: Uuid }, strict)
export const PlanShift = Type.Object(
  {
    vehicle: Uuid,
    driver: Text(80),
    escort: Type.Optional(Text(80)),
    from: Moment,
    until: Moment,
  },
  strict,
)
export const ShiftPlanned = Type.Object({ shift: Uuid })
export const EndShift = Type.Object({ shift: Uuid }, strict)
export const VehiclesParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const Vehicles = Type.Object({
  now: Moment,
  vehicles: Type.Array(
    Type.Object({
      vehicle: Uuid,
      ...vehicle,
      areaName: Type.String(),
      out: orNull(Type.Object({ since: Moment, because: Type.String() })),
      lastCohort: orNull(Type.Enum(cohorts)),
      cleanSince: orNull(Moment),
      shifts: Type.Array(
        Type.Object({
          shift: Uuid,
          driver: Type.String(),
          driverName: Type.String(),
          escort: orNull(Type.String()),
          from: Moment,
          until: Moment,
        }),
      ),
      trips: Type.Integer({ description: 'That are planned or under way' }),
    }),
  ),
  drivers: Type.Array(
    Type.Object({ account: Type.String(), name: Type.String(), area: Type.String() }),
  ),
})
