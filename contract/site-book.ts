import { cohorts } from '@bihuan/core/isolation/cohort.ts'
import { careNeeds, diets } from '@bihuan/core/isolation/needs.ts'
import { conditionStates } from '@bihuan/core/release/condition.ts'
import Type from 'typebox'
import { Moment, orNull, PersonId, strict, Text, Uuid, Words } from './scalars.ts'

export const SitesToWorkParams = Type.Object({}, strict)
/** The isolation sites at which the asker may act: their own, or those of their area. */
export const SitesToWork = Type.Object({
  sites: Type.Array(
    Type.Object({
      site: Uuid,
      number: Type.Integer(),
      name: Type.String(),
      state: Type.String(),
      rooms: Type.Integer(),
      staying: Type.Integer(),
    }),
    { maxItems: 500, description: 'Those in use first' },
  ),
})

/** Taking the book of a site is a write: it leaves a trace with everybody in it before the first name is sent. */
export const TakeSiteBook = Type.Object({ site: Uuid }, strict)
export const SiteBookTaken = Type.Object({
  take: Uuid,
  people: Type.Integer(),
  chunks: Type.Integer({ description: 'At least one: the first has the rooms' }),
})
export const SiteBookChunkParams = Type.Object(
  { take: Uuid, chunk: Type.String({ pattern: '^[0-9]{1,3}$' }) },
  strict,
)

export const BookNeeds = Type.Object({
  care: Type.Array(Type.Enum(careNeeds)),
  diets: Type.Array(Type.Enum(diets)),
  language: orNull(Type.String()),
  luggage: Type.Integer(),
  pets: Type.Integer(),
  words: Type.String(),
})
/** When somebody is let go and what it still wants, as it was computed when the book was taken. */
export const BookRelease = Type.Object({
  dueAt: orNull(Moment),
  binds: Type.Boolean({
    description: 'False: nobody is held here, they may go whenever they like',
  }),
  next: orNull(Words),
  because: Words,
  conditions: Type.Array(
    Type.Object({
      needs: Words,
      state: Type.Enum(conditionStates),
      met: Type.Boolean(),
      by: orNull(Moment),
    }),
  ),
})
export const BookStay = Type.Object({
  stay: Uuid,
  room: orNull(Uuid),
  cohort: Type.Enum(cohorts),
  arrivedAt: Moment,
  withoutOrder: Type.Boolean({ description: 'Nobody holds this person here: they may go' }),
  release: orNull(BookRelease),
  tests: Type.Array(Type.Object({ from: Moment, until: Moment, takenAt: orNull(Moment) }), {
    description: 'Those whose day is today or was missed',
  }),
  checkedAt: orNull(Moment),
  celsius: orNull(Type.Number()),
})
export const BookComing = Type.Object({
  transfer: Uuid,
  cohort: Type.Enum(cohorts),
  basis: Type.String(),
  room: orNull(Uuid),
  dueAt: Moment,
  pickUpAt: orNull(Moment),
  onAt: orNull(Moment),
})
export const BookPerson = Type.Object({
  person: PersonId,
  name: Type.String(),
  age: Type.Integer(),
  tails: Type.Array(Type.String(), {
    description: 'Last six characters of each document, canonical',
  }),
  needs: orNull(BookNeeds),
  stay: orNull(BookStay),
  coming: orNull(BookComing),
})
export const BookRoom = Type.Object({
  room: Uuid,
  code: Text(20),
  floor: Type.Integer(),
  kind: Type.String(),
  beds: Type.Integer(),
  readyAt: orNull(Moment),
  isOut: Type.Boolean(),
})
/** Up to 200 people of a book; the first part has the site and its rooms. Names are whole: whoever stands at the door needs them. */
export const SiteBookChunk = Type.Object({
  takenAt: Moment,
  site: orNull(
    Type.Object({
      site: Uuid,
      number: Type.Integer(),
      name: Type.String(),
      place: Type.String(),
      address: Type.String(),
    }),
  ),
  rooms: Type.Array(BookRoom),
  codeKeys: Type.Array(Type.Object({ id: Type.String(), publicKey: Type.String() }), {
    description: 'Ed25519 public keys (base64url) that sign the codes of residents',
  }),
  checksPerDay: orNull(
    Type.Integer({
      description: 'How often a day temperature and symptoms are asked, by the rules in force',
    }),
  ),
  alarmFrom: orNull(
    Type.Number({
      description:
        'Degrees Celsius from which a temperature raises an alarm here; null without such a rule',
    }),
  ),
  city: Type.String({ description: 'Code of the city, as it begins the codes of residents' }),
  people: Type.Array(BookPerson),
})
