import Type from 'typebox'
import { DocumentKind } from './city.ts'
import { PersonResult } from './people.ts'
import { AreaCode, Moment, PersonId, RoundId, SmallId, strict, Text, Uuid } from './scalars.ts'

const document = {
  kind: DocumentKind,
  country: Type.String({ pattern: '^[A-Z]{3}$' }),
  number: Text(40),
}
/** Six digits by message, or eight characters that the community printed. */
const OneTimeCode = Type.String({ pattern: '^([0-9]{6}|[0-9A-Z]{8})$' })

/** Asks for a code to be sent to the phone that is on record. The answer is the same whoever this is, and if it is nobody. */
export const AskCode = Type.Object({ ...document, name: Text(60) }, strict)
export const CodeAsked = Type.Object({ attempt: Uuid, expiresAt: Moment })
/** Somebody whom the city does not know yet; the code goes to the phone given, and the document is seen at the first sampling. */
export const AskRegistration = Type.Object(
  {
    ...document,
    name: Text(60),
    sex: Type.Union([Type.Literal('female'), Type.Literal('male')]),
    bornOn: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
    phone: Type.String({ pattern: '^\\+?[0-9]{6,15}$' }),
    community: AreaCode,
    address: Text(120),
  },
  strict,
)
/** The areas below one, for the form; without one the city's districts. No session is needed to read them. */
export const RegistrationAreaParams = Type.Object({ parent: Type.Optional(AreaCode) }, strict)
export const RegistrationAreas = Type.Object({
  areas: Type.Array(Type.Object({ code: AreaCode, level: Type.String(), name: Type.String() })),
})
export const OpenResidentSession = Type.Object({ attempt: Uuid, code: OneTimeCode }, strict)

/** What a proxy is to a person; none is called "other". */
export const Relation = Type.Union([
  Type.Literal('child'),
  Type.Literal('parent'),
  Type.Literal('spouse'),
  Type.Literal('grandparent'),
  Type.Literal('grandchild'),
  Type.Literal('sibling'),
  Type.Literal('ward'),
])
export const AskProxy = Type.Object({ ...document, name: Text(60), relation: Relation }, strict)
export const ConfirmProxy = Type.Object(
  { attempt: Uuid, code: OneTimeCode, consent: Type.Literal(true) },
  strict,
)
export const ProxyConfirmed = Type.Object({ person: PersonId, until: Moment })
/** Either side ends it at any time. */
export const EndProxy = Type.Object({ person: PersonId, proxy: Type.Optional(Uuid) }, strict)
export const ProxyEnded = Type.Object({ person: PersonId })

const OwnPerson = Type.Object({
  person: PersonId,
  name: Type.String(),
  age: Type.Integer(),
  relation: Type.Union([Relation, Type.Literal('self')]),
  consentedAt: Moment,
  until: Type.Union([Moment, Type.Null()]),
  documentSeen: Type.Boolean(),
})
export const FamilyParams = Type.Object({}, strict)
export const Family = Type.Object({
  people: Type.Array(OwnPerson, { description: 'Oneself first, then at most eight others' }),
  proxies: Type.Array(
    Type.Object({
      proxy: Uuid,
      nameMasked: Type.String(),
      relation: Relation,
      since: Moment,
      until: Moment,
    }),
    { description: 'Who acts for oneself' },
  ),
})

export const OwnParams = Type.Object({ person: PersonId }, strict)
export const CodeParams = Type.Object(
  {
    person: PersonId,
    form: Type.Union([Type.Literal('screen'), Type.Literal('paper')]),
  },
  strict,
)
/** A signed code that a sampler's device reads without network; on a screen for a day, on paper for seven. */
export const OwnCode = Type.Object({
  person: PersonId,
  name: Type.String(),
  text: Type.String({ description: 'R1 and base 32' }),
  issuedAt: Moment,
  expiresAt: Moment,
})

const WhereToGo = Type.Object({
  site: SmallId,
  name: Type.String(),
  kind: Type.String({ description: 'door, slot, fixed or mobile' }),
  areaName: Type.String(),
  samplers: Type.Integer(),
  queuePeople: Type.Union([Type.Integer(), Type.Null()], { description: 'As the site last said' }),
  queueAt: Type.Union([Moment, Type.Null()]),
  waitMinutes: Type.Union([Type.Integer(), Type.Null()], {
    description:
      'Queue over the pace of the last half hour; null where the site has said nothing lately',
  }),
})
/** The one page: is there a round for me, where and when, was I sampled, what came out, and why. */
export const OwnHome = Type.Object({
  person: PersonId,
  name: Type.String(),
  held: Type.Boolean({
    description: 'A pool that this person is in was reactive: not positive, sampled again alone',
  }),
  newest: Type.Union([PersonResult, Type.Null()]),
  round: Type.Union([
    Type.Null(),
    Type.Object({
      round: RoundId,
      noticeId: Type.String(),
      titleZh: Type.String(),
      titleEn: Type.String(),
      opensAt: Moment,
      closesAt: Moment,
      due: Type.Boolean(),
      mode: Type.Union([
        Type.Literal('door'),
        Type.Literal('slot'),
        Type.Literal('site'),
        Type.Null(),
      ]),
      because: Type.Object({
        areaName: Type.String(),
        building: Type.String(),
        zone: Type.Union([Type.Literal('lockdown'), Type.Literal('control'), Type.Null()]),
      }),
      slot: Type.Union([Type.Object({ opens: Moment, closes: Moment }), Type.Null()]),
      places: Type.Array(WhereToGo, { maxItems: 20 }),
      sampled: Type.Union([Type.Object({ at: Moment, site: Type.String() }), Type.Null()]),
      exempt: Type.Union([Type.String(), Type.Null()]),
    }),
  ]),
  openRecalls: Type.Array(
    Type.Object({ round: RoundId, since: Moment, dueAt: Type.Union([Moment, Type.Null()]) }),
  ),
})
/** What came out of a person's latest swab; null where there was none, or where no official has seen the document yet. */
export const OwnResult = Type.Object({
  person: PersonId,
  newest: Type.Union([PersonResult, Type.Null()]),
})
/** As `@bihuan/core/result-statement` has them: never a finding, since what was found in somebody alone is told to them. */
export const StatedAnswer = Type.Union([
  Type.Literal('none'),
  Type.Literal('awaiting-result'),
  Type.Literal('negative'),
  Type.Literal('awaiting-individual-test'),
  Type.Literal('to-be-sampled-again'),
  Type.Literal('told-in-person'),
])
/**
 * A signed statement of the latest result as of a moment, which a phone keeps and shows without network and a third party
 * verifies with the city's public key. It is not a pass: it allows nothing and forbids nothing.
 */
export const OwnStatement = Type.Object({
  person: PersonId,
  text: Type.String({ description: 'S1 and base 32; what the QR code shows' }),
  answer: StatedAnswer,
  round: Type.Union([RoundId, Type.Null()]),
  sampledAt: Type.Union([Moment, Type.Null()]),
  releasedAt: Type.Union([Moment, Type.Null()]),
  nameMasked: Type.String(),
  statedAt: Moment,
  expiresAt: Moment,
})
export const OwnHistory = Type.Object({
  person: PersonId,
  results: Type.Array(PersonResult),
  roll: Type.Array(
    Type.Object({
      round: RoundId,
      titleZh: Type.String(),
      titleEn: Type.String(),
      state: Type.String(),
    }),
  ),
})
/** Who has looked at this person's data, when and why. */
export const OwnReads = Type.Object({
  person: PersonId,
  reads: Type.Array(
    Type.Object({
      at: Moment,
      role: Type.String(),
      purpose: Type.String(),
      query: Type.String(),
      by: Type.String({
        description: 'Name and unit of the official, or the masked name of a proxy',
      }),
      unit: Type.Union([Type.String(), Type.Null()]),
      glass: Type.Union(
        [Type.Literal('open'), Type.Literal('founded'), Type.Literal('unfounded'), Type.Null()],
        {
          description:
            'Beyond what the official may read in a day: not yet reviewed, or what the review found',
        },
      ),
    }),
  ),
})

/** The community gives somebody without a phone a code on paper, after seeing the document. */
export const IssueActivation = Type.Object({ person: PersonId }, strict)
export const ActivationIssued = Type.Object({ activation: Uuid, expiresAt: Moment })
export const ActivationParams = Type.Object({ activation: Uuid }, strict)
export const Activation = Type.Object({ code: Type.String(), expiresAt: Moment })
/** An official has seen the document of somebody who registered alone. */
export const SeeDocument = Type.Object({ person: PersonId, at: Moment }, strict)
export const DocumentSeen = Type.Object({ person: PersonId, seenAt: Moment })

export const CardParams = Type.Object(
  { round: RoundId, building: SmallId, household: Type.Optional(SmallId) },
  strict,
)
/** Cards to print for the people of a building: each with a code that is good for seven days. */
export const Cards = Type.Object({
  building: Type.String(),
  compound: Type.String(),
  expiresAt: Moment,
  cards: Type.Array(
    Type.Object({
      person: PersonId,
      name: Type.String(),
      age: Type.Integer(),
      household: SmallId,
      unit: Type.Integer(),
      door: Type.String(),
      tail: Type.Union([Type.String(), Type.Null()], { description: 'Last four of the document' }),
      text: Type.String(),
    }),
  ),
})

/** In the demo: whom one may enter as, picked from what is happening now. */
export const DemoResidents = Type.Object({
  residents: Type.Array(
    Type.Object({
      person: PersonId,
      name: Type.String(),
      age: Type.Integer(),
      story: Type.String({
        description:
          'ordered, old, family, foreigner, two-documents, due, sampled, negative, awaiting, recalled',
      }),
    }),
  ),
})
export const EnterAsResident = Type.Object({ person: PersonId }, strict)
/** In the demo: the messages that phones would have received, newest first. */
export const DemoMessages = Type.Object({
  messages: Type.Array(
    Type.Object({ at: Moment, phoneMasked: Type.String(), text: Type.String() }),
  ),
})
