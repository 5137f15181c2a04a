import Type from 'typebox'
import { purposes } from './access.ts'
import { AreaCode, PersonId, SmallId, strict, Text } from './scalars.ts'

const batchMax = 5_000

export const Area = Type.Object(
  {
    code: AreaCode,
    level: Type.Union([
      Type.Literal('city'),
      Type.Literal('district'),
      Type.Literal('street'),
      Type.Literal('community'),
    ]),
    name: Text(60),
    parentCode: Type.Union([AreaCode, Type.Null()]),
    population: Type.Integer({ minimum: 0 }),
  },
  strict,
)
export const ImportAreas = Type.Object(
  { areas: Type.Array(Area, { minItems: 1, maxItems: batchMax }) },
  strict,
)

export const Compound = Type.Object(
  { id: SmallId, communityCode: AreaCode, name: Text(60), hasManager: Type.Boolean() },
  strict,
)
export const Building = Type.Object(
  {
    id: SmallId,
    compoundId: SmallId,
    communityCode: AreaCode,
    name: Text(60),
    floors: Type.Integer({ minimum: 1, maximum: 100 }),
  },
  strict,
)
export const Household = Type.Object(
  {
    id: SmallId,
    buildingId: SmallId,
    unitNo: Type.Integer({ minimum: 1, maximum: 99 }),
    doorNo: Text(12),
  },
  strict,
)
export const ImportHousing = Type.Object(
  {
    compounds: Type.Array(Compound, { maxItems: batchMax }),
    buildings: Type.Array(Building, { maxItems: batchMax }),
    households: Type.Array(Household, { maxItems: batchMax }),
  },
  strict,
)

export const DocumentKind = Type.Union([
  Type.Literal('resident-id'),
  Type.Literal('passport'),
  Type.Literal('hk-macau-permit'),
  Type.Literal('taiwan-permit'),
  Type.Literal('foreign-permanent-resident'),
])
export const Document = Type.Object(
  { kind: DocumentKind, country: Type.String({ pattern: '^[A-Z]{3}$' }), number: Text(40) },
  strict,
)
/** A word of code, such as `vaccinated-48h`: a fact that may free from a round, within that many hours of its opening. */
export const Trait = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,29}$' })
export const Person = Type.Object(
  {
    id: PersonId,
    householdId: SmallId,
    name: Text(60),
    sex: Type.Union([Type.Literal('female'), Type.Literal('male')]),
    bornOn: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
    phone: Type.Union([Text(20), Type.Null()]),
    traits: Type.Array(Trait, { maxItems: 12 }),
    documents: Type.Array(Document, { maxItems: 4 }),
  },
  strict,
)
export const ImportPeople = Type.Object(
  { people: Type.Array(Person, { minItems: 1, maxItems: batchMax }) },
  strict,
)
/** Rows in, rows out: a row whose id is already there and says the same is repeated, never doubled. */
export const Imported = Type.Object({
  received: Type.Integer(),
  added: Type.Integer(),
  repeated: Type.Integer(),
})

/** A walk-in. With `address` a household that is not known yet is opened behind that door under the id given. */
export const RegisterPerson = Type.Object(
  {
    ...Person.properties,
    address: Type.Optional(
      Type.Object(
        {
          buildingId: SmallId,
          unitNo: Type.Integer({ minimum: 1, maximum: 99 }),
          doorNo: Text(12),
        },
        strict,
      ),
    ),
  },
  strict,
)
export const PersonRegistered = Type.Object({ person: PersonId, repeated: Type.Boolean() })

/** The number stands in the body and never in a URL, where logs and proxies would keep it. */
export const FindPerson = Type.Object(
  {
    kind: DocumentKind,
    country: Type.String({ pattern: '^[A-Z]{3}$' }),
    number: Text(40),
    purpose: Type.Enum(purposes),
  },
  strict,
)
export const PersonFound = Type.Object({ person: Type.Union([PersonId, Type.Null()]) })

export const DeclareZone = Type.Object(
  {
    id: SmallId,
    kind: Type.Union([Type.Literal('lockdown'), Type.Literal('control')]),
    name: Text(80),
    buildings: Type.Array(SmallId, { minItems: 1, maxItems: batchMax }),
  },
  strict,
)
export const ZoneDeclared = Type.Object({ zone: SmallId, people: Type.Integer() })

export const RegisterLaboratory = Type.Object(
  {
    id: SmallId,
    name: Text(60),
    areaCode: AreaCode,
    cyclers: Type.Integer({ minimum: 1, maximum: 500 }),
    runMinutes: Type.Integer({ minimum: 1, maximum: 1440 }),
  },
  strict,
)
export const LaboratoryRegistered = Type.Object({ laboratory: SmallId })

/** The areas below one, or the city itself when none is given. */
export const AreaParams = Type.Object({ parent: Type.Optional(AreaCode) }, strict)
export const Areas = Type.Object({ areas: Type.Array(Area) })
export const Laboratories = Type.Object({ laboratories: Type.Array(RegisterLaboratory) })
