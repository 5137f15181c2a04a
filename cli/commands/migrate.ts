import type { Command } from 'commander'
import { answering } from './answering.ts'
import { type CityOptions, folderOf, withData } from './city-options.ts'

/** `migrate`: brings the schema to this program's version, as a start would. */
export function registerMigrate(program: Command): void {
  const command = program
    .command('migrate')
    .description(
      "bring the database to this program's schema version, making the city if there is none · 升级数据库",
    )
  answering<CityOptions>(withData(command), async (_, options) => {
    const [{ cityCode, openStore }, { migrate, allMigrations }, { citySchema, connect }] =
      await Promise.all([
        import('../with-city.ts'),
        import('@bihuan/server/db/migrate.ts'),
        import('@bihuan/server/db/sql.ts'),
      ])
    const store = await openStore(folderOf(options))
    const sql = connect(store.url, cityCode, { max: 1, name: 'bihuan migrate' })
    try {
      const applied = await migrate(sql, citySchema(cityCode))
      const version = allMigrations().at(-1)?.version ?? 0
      const text =
        applied.length === 0
          ? `nothing to do: schema version ${version} · 已是最新`
          : `applied ${applied.join(', ')}; schema version ${version} · 已升级`
      return { json: { applied, version }, text }
    } finally {
      await sql.end({ timeout: 5 })
      await store.stop()
    }
  })
}
