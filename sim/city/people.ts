import type { Random } from '../random/random.ts'
import { pickGivenName, pickSurname } from './chinese-names.ts'
import type { Member } from './composition.ts'
import {
  inventedChinesePassport,
  inventedPhone,
  utopia,
  utopianPassport,
} from './contact-numbers.ts'
import { dayText } from './days.ts'
import { pickLatinFamilyName, pickLatinGivenName } from './latin-names.ts'
import { cityId, type IdentityDocument, type Person, type Trait } from './rows.ts'
import { syntheticIdentity } from './synthetic-identity.ts'

/** What the whole household has in common, and the serial of its first person. `today` is a day number. */
export type HouseholdFacts = {
  household: string
  community: string
  firstSerial: number
  today: number
  foreign: boolean
  /** Serial of the passport that the head has beside the identity card, or null. */
  secondPassport: number | null
  temporary: boolean
}

const none: readonly Trait[] = []

/** Turns the members of a household into people with names, birthdays, documents, phones and traits. */
export function settle(
  random: Random,
  members: readonly Member[],
  facts: HouseholdFacts,
): Person[] {
  const surname = facts.foreign ? pickLatinFamilyName(random) : pickSurname(random)
  const headPhone = inventedPhone(facts.firstSerial)
  // Children who do not bear the head's surname bear one other, the same for all of them, so twins share theirs too.
  const otherLine = facts.foreign ? pickLatinFamilyName(random) : pickSurname(random)
  let twin: Person | undefined

  return members.map((member, index) => {
    const serial = facts.firstSerial + index
    const bornOn =
      member.twin && twin !== undefined ? twin.bornOn : birthday(random, member.age, facts.today)
    const family =
      member.line === 'head' ? surname : member.child ? otherLine : ownSurname(random, facts)
    const traits = traitsOf(random, member, members.length, facts)
    const phone = phoneOf(random, member.age, index, serial, headPhone)
    if (phone === null) traits.push('no-phone')
    else if (index > 0 && phone === headPhone) traits.push('family-phone')
    const documents = documentsOf(serial, member, index, facts)
    if (documents.length > 1) traits.push('two-documents')

    const person: Person = {
      id: cityId(serial),
      name: nameOf(random, member, family, Number(bornOn.slice(0, 4)), facts.foreign, twin),
      sex: member.sex,
      bornOn,
      household: facts.household,
      community: facts.community,
      phone,
      documents,
      traits: traits.length === 0 ? none : traits,
    }
    if (member.twin) twin = person
    return person
  })
}

function birthday(random: Random, age: number, today: number): string {
  // 365.2425 days a year; up to 364 more, so that the age in whole years stays what the member has.
  return dayText(today - Math.ceil(age * 365.2425) - random.integer(0, 364))
}

function ownSurname(random: Random, facts: HouseholdFacts): string {
  return facts.foreign ? pickLatinFamilyName(random) : pickSurname(random)
}

function nameOf(
  random: Random,
  member: Member,
  family: string,
  bornIn: number,
  foreign: boolean,
  twin: Person | undefined,
): string {
  const draw = (): string =>
    foreign
      ? `${family.toUpperCase()} ${pickLatinGivenName(random, member.sex)}`
      : family + pickGivenName(random, member.sex, bornIn)
  let name = draw()
  // Twins are named apart.
  while (member.twin && twin !== undefined && name === twin.name) name = draw()
  return name
}

// Shares with an own phone by age, and of those without who give the head's number instead. Invented.
function phoneOf(
  random: Random,
  age: number,
  index: number,
  serial: number,
  headPhone: string,
): string | null {
  const own =
    age < 7 ? 0 : age < 12 ? 0.2 : age < 18 ? 0.7 : age < 60 ? 0.985 : age < 75 ? 0.85 : 0.5
  if (random.chance(own)) return inventedPhone(serial)
  return index > 0 && random.chance(age < 18 ? 0.95 : 0.5) ? headPhone : null
}

function documentsOf(
  serial: number,
  member: Member,
  index: number,
  facts: HouseholdFacts,
): IdentityDocument[] {
  if (facts.foreign) return [{ kind: 'passport', country: utopia, number: utopianPassport(serial) }]
  const number = syntheticIdentity(serial, member.sex)
  const card: IdentityDocument = { kind: 'resident-id', country: 'CHN', number }
  if (facts.secondPassport === null || index > 0) return [card]
  const passport = inventedChinesePassport(facts.secondPassport)
  return [card, { kind: 'passport', country: 'CHN', number: passport }]
}

// About 8.6 births per 1,000 people in 2021 (Zhengzhou bulletin) over three quarters of a year is 0.64 % of the people,
// or 3.6 % of the women of 20 to 42. The other shares are invented.
function traitsOf(random: Random, member: Member, size: number, facts: HouseholdFacts): Trait[] {
  const { age } = member
  const traits: Trait[] = []
  if (size === 1 && age >= 65) traits.push('lives-alone-old')
  if (age < 1) traits.push('infant')
  if (member.twin) traits.push('twin')
  if (facts.foreign) traits.push('foreigner')
  else if (facts.temporary) traits.push('temporary-resident')
  if (member.sex === 'female' && age >= 20 && age <= 42 && random.chance(0.036))
    traits.push('pregnant')
  if (random.chance(age < 18 ? 0.008 : age < 60 ? 0.025 : 0.16)) traits.push('disabled')
  if (random.chance(age < 60 ? 0.0004 : age < 80 ? 0.008 : 0.06)) traits.push('bedridden')
  if (age >= 3 && random.chance(0.004)) traits.push('vaccinated-48h')
  return traits
}
