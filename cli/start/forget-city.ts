import { citySchema } from '@bihuan/server/db/sql.ts'
import postgres from 'postgres'
import { cityCode } from '../with-city.ts'

/** Drops the city's database and makes it anew, empty; whoever is connected is thrown out. */
export async function forgetCity(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  const admin = new URL(url)
  admin.pathname = '/postgres'
  const sql = postgres(admin.href, { max: 1, onnotice: () => {} })
  try {
    await sql`drop database if exists ${sql(name)} with (force)`
    await sql`create database ${sql(name)}`
  } finally {
    await sql.end()
  }
}

/** Whether somebody lives in the database already, however they came there. */
export async function hasPeople(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const people = `${citySchema(cityCode)}.people`
  try {
    const [table] = await sql`select to_regclass(${people}) is not null as there`
    if (!table?.there) return false
    return (await sql`select from ${sql(people)} limit 1`).length > 0
  } finally {
    await sql.end()
  }
}
