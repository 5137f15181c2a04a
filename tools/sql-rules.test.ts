import { describe, expect, test } from 'vitest'
import { allFiles, fileOf } from './tidy/files.ts'
import { sqlOf, sqlRules } from './tidy/sql-rules.ts'

const isTest = (path: string) => path.endsWith('.test.ts')
const statements = allFiles()
  .filter(
    ({ path }) => path.startsWith('server/') && !isTest(path) && path !== 'server/db/schema.sql',
  )
  .flatMap(sqlOf)
const migration = 'server/db/migrations/9999_bad.sql'

test('the SQL of the server is found: migrations, tagged templates, unsafe calls', () => {
  const inMigrations = statements.filter(({ path }) => path.endsWith('.sql'))
  expect(inMigrations.length).toBeGreaterThan(80)
  expect(statements.length - inMigrations.length).toBeGreaterThan(60)
  expect(
    statements.some(
      ({ path, text }) => path === 'server/rounds/partitions.ts' && text.startsWith('create table'),
    ),
  ).toBe(true)
})

test('a migration is cut into its statements, and a tagged template is one', () => {
  expect(
    sqlOf(fileOf(migration, '-- Why: x\ncreate table a (id int);\n\ncreate index b on a (id);\n')),
  ).toHaveLength(2)
  const text = 'await tx<{ id: string }[]>`select id from t where a = $' + '{a}`'
  expect(sqlOf(fileOf('server/a/b.ts', text))).toEqual([
    { path: 'server/a/b.ts', line: 1, text: 'select id from t where a = $1' },
  ])
})

describe.each(sqlRules)('$name', (rule) => {
  test('holds in every statement of the server', () => {
    const broken = statements.filter((statement) => rule.isBroken(statement))
    expect(
      broken.map(({ path, line, text }) => `${path}:${line}: ${text.slice(0, 60)}: ${rule.advice}`),
    ).toEqual([])
  })

  test.each(rule.bad)('refuses: %s', (text) => {
    expect(
      sqlOf(fileOf(migration, `${text};\n`)).some((statement) => rule.isBroken(statement)),
    ).toBe(true)
  })

  test.each(rule.good)('takes: %s', (text) => {
    expect(
      sqlOf(fileOf(migration, `${text};\n`)).some((statement) => rule.isBroken(statement)),
    ).toBe(false)
  })
})
