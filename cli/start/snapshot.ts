import postgres from 'postgres'

const nameOf = (url: string) => new URL(url).pathname.slice(1)
const adminUrl = (url: string) => {
  const admin = new URL(url)
  admin.pathname = '/postgres'
  return admin.href
}
const seededName = (url: string) => `${nameOf(url)}_seeded`

async function asAdmin<Outcome>(
  url: string,
  act: (sql: postgres.Sql) => Promise<Outcome>,
): Promise<Outcome> {
  const sql = postgres(adminUrl(url), { max: 1, onnotice: () => {} })
  try {
    return await act(sql)
  } finally {
    await sql.end()
  }
}

/** Keeps a copy of the freshly invented city, so that the story can start again in a second. Nobody may be connected. */
export async function keepSnapshot(url: string): Promise<void> {
  await asAdmin(url, async (sql) => {
    await sql`drop database if exists ${sql(seededName(url))} with (force)`
    await sql`create database ${sql(seededName(url))} template ${sql(nameOf(url))}`
  })
}

/** Puts the freshly invented city back; false where none was kept. */
export async function restoreSnapshot(url: string): Promise<boolean> {
  return asAdmin(url, async (sql) => {
    const [kept] = await sql`select 1 from pg_database where datname = ${seededName(url)}`
    if (!kept) return false
    await sql`drop database if exists ${sql(nameOf(url))} with (force)`
    await sql`create database ${sql(nameOf(url))} template ${sql(seededName(url))}`
    return true
  })
}

/** Forgets the city, the copy included. */
export async function forgetCity(url: string): Promise<void> {
  await asAdmin(url, async (sql) => {
    await sql`drop database if exists ${sql(seededName(url))} with (force)`
    await sql`drop database if exists ${sql(nameOf(url))} with (force)`
    await sql`create database ${sql(nameOf(url))}`
  })
}
