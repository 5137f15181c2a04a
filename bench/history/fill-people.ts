import { canonicalDocument } from '@bihuan/core/identity/document.ts'
import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import type { Sql } from '@bihuan/server/db/sql.ts'
import type { Keys } from '@bihuan/server/keys.ts'
import { perHousehold } from './fill-housing.ts'

export const firstPerson = 410_100_000_000_001
const sealedNumbers = 1_000
const findablePeople = 5_000

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const givenNames = '伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国文博宇轩子涵欣怡'

/** The n-th person (from 1) of a city that was filled here: people with a number that is found by its hash. */
export const isFindable = (n: number, people: number): boolean =>
  (n - 1) % Math.max(1, Math.floor(people / findablePeople)) === 0

/** The identity number of the n-th person (from 1); for those who are findable it is in the database. */
export const documentOf = (n: number): string => syntheticIdentity(n).number

function hashOf(keys: Keys, n: number): string {
  const document = canonicalDocument('resident-id', 'CHN', documentOf(n))
  if (!document.ok) throw new Error('an invented number is not valid')
  return keys.documentHash(document.kind, document.country, document.number).toString('hex')
}

/**
 * Registers so many people, three behind each door. Names, birthdays and traits are drawn by SQL. Sealing 24 million values
 * would take longer than everything else, so the ciphers of a thousand numbers and phones go round, each of which can be
 * opened; the hash, under which somebody is found, is that of their own number for about 5,000 people and drawn for the rest.
 */
export async function fillPeople(
  sql: Sql,
  keys: Keys,
  people: number,
  seed: number,
): Promise<void> {
  const sealed = Array.from({ length: sealedNumbers }, (_, n) => ({
    number: keys.seal(documentOf(n + 1)).toString('hex'),
    phone: keys.seal(`1990000${String(n).padStart(4, '0')}`).toString('hex'),
  }))
  const found: { person: string; hash: string }[] = []
  for (let n = 1; n <= people; n += 1)
    if (isFindable(n, people))
      found.push({ person: String(firstPerson + n - 1), hash: hashOf(keys, n) })
  const pick = (letters: string, salt: number) =>
    `substr('${letters}', (hashint8extended(n::bigint, ${seed + salt}) & 1048575)::int % ${letters.length} + 1, 1)`
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`create temporary table sealed (nth int, number bytea, phone bytea) on commit drop`
    await tx`insert into sealed select nth - 1, decode(number, 'hex'), decode(phone, 'hex')
      from unnest(${sealed.map(({ number }) => number)}::text[], ${sealed.map(({ phone }) => phone)}::text[]) with ordinality s (number, phone, nth)`
    await tx`create temporary table found (person bigint, hash bytea) on commit drop`
    await tx`insert into found select person, decode(hash, 'hex')
      from unnest(${found.map(({ person }) => person)}::bigint[], ${found.map(({ hash }) => hash)}::text[]) f (person, hash)`
    await tx.unsafe(`
      insert into people (id, household_id, name, sex, born_on, phone_cipher, traits, registered_at)
      select ${firstPerson} + n, n / ${perHousehold} + 1, ${pick(surnames, 1)} || ${pick(givenNames, 2)} || case when n % 5 = 0 then '' else ${pick(givenNames, 3)} end,
        case when n % 2 = 0 then 'male' else 'female' end, date '1932-01-01' + (hashint8extended(n::bigint, ${seed + 4}) & 1048575)::int % 32500, s.phone,
        case when n % 40 = 7 then '{vaccinated}'::text[] else '{}' end, '2021-12-30T04:00:00Z'
      from generate_series(0, ${people - 1}) n join sealed s on s.nth = n % ${sealedNumbers} order by n`)
    await tx.unsafe(`
      insert into documents (number_hash, person_id, kind, country, number_cipher)
      select coalesce(f.hash, decode(md5('document ${seed} ' || n), 'hex')), ${firstPerson} + n, 'resident-id', 'CHN', s.number
      from generate_series(0, ${people - 1}) n join sealed s on s.nth = n % ${sealedNumbers} left join found f on f.person = ${firstPerson} + n
      order by 1`)
  })
}
