import type { Random } from '../random/random.ts'
import type { Sex } from './synthetic-identity.ts'

const given: Record<Sex, readonly string[]> = {
  female: [
    'Amina',
    'Anna',
    'Fatima',
    'Grace',
    'Ines',
    'Joy',
    'Lucia',
    'Maria',
    'Noor',
    'Olga',
    'Thuy',
    'Zoe',
  ],
  male: [
    'Ahmed',
    'Boris',
    'Carlos',
    'David',
    'Emeka',
    'Hassan',
    'Ivan',
    'John',
    'Kwame',
    'Luc',
    'Minh',
    'Omar',
  ],
}

// With the traps that break registers: apostrophe, hyphen, particle, accents, two words.
const families = [
  'Abdi',
  'Bianchi',
  "D'Angelo",
  'García López',
  'Haddad',
  'Ivanova',
  'Jansen',
  'Kim',
  'Mensah',
  'Müller',
  'Nguyen',
  "O'Connor",
  'Okafor',
  'Petrov',
  'Rahman',
  'Saint-Clair',
  'Silva',
  'Smith',
  'Tanaka',
  'van der Berg',
]

/** A family name as a passport prints it. */
export function pickLatinFamilyName(random: Random): string {
  return random.pick(families)
}

/** A given name as a passport prints it. */
export function pickLatinGivenName(random: Random, sex: Sex): string {
  return random.pick(given[sex])
}
