import { statementsOf } from '../../server/db/migrate.ts'
import type { File } from './files.ts'

/** A statement with where it stands; comments and quoted texts are blanked. */
export type Statement = { path: string; line: number; text: string }

export type SqlRule = {
  name: string
  advice: string
  isBroken(statement: Statement): boolean
  bad: string[]
  good: string[]
}

const isMigration = (path: string) => /\/migrations\/.*\.sql$/.test(path)
const bare = (text: string) => text.replace(/--.*$/gm, ' ').replace(/'(?:''|[^'])*'/g, "''")

/** Every SQL statement of a file: tagged templates, `unsafe` calls and migrations. */
export function sqlOf(file: File): Statement[] {
  if (isMigration(file.path)) {
    return statementsOf(file.text).map((text) => ({
      path: file.path,
      line: file.text.slice(0, Math.max(0, file.text.indexOf(text))).split('\n').length,
      text: bare(text),
    }))
  }
  return (file.source?.templates ?? [])
    .filter(({ before }) =>
      /\b(?:sql|tx|admin|reader)\s*(?:<[^;`]*>)?\s*$|\.unsafe\(\s*$/i.test(before),
    )
    .map(({ line, text }) => ({ path: file.path, line, text: bare(text) }))
}

const matches = (pattern: RegExp) => (statement: Statement) => pattern.test(statement.text)
const volatile =
  /\b(?:random|clock_timestamp|gen_random_uuid|uuidv[47]|timeofday|nextval|statement_timestamp)\s*\(/i

export const sqlRules: SqlRule[] = [
  {
    name: 'no merge',
    advice: 'Citus refuses MERGE: write insert … on conflict',
    isBroken: matches(/\bmerge\s+into\b/i),
    bad: ['merge into tubes using x on true when matched then delete'],
    good: ["select 'merge into' as words"],
  },
  {
    name: 'no set_config',
    advice: 'Citus does not pass set_config on: write a literal `set local`',
    isBroken: matches(/\bset_config\s*\(/i),
    bad: ["select set_config('a.b', $1, true)"],
    good: ["set local lock_timeout = '5s'"],
  },
  {
    name: 'no sequence',
    advice:
      'ids are made by their senders with the city inside; a sequence is a queue for a whole city',
    isBroken: matches(
      /\bnextval\s*\(|\bcreate\s+sequence\b|\b(?:big|small)serial\b|\bserial\s+(?:primary|not|unique)\b|\bas\s+identity\b/i,
    ),
    bad: [
      "select nextval('tubes_id_seq')",
      'create table a (id bigserial primary key)',
      'create table a (id bigint generated always as identity)',
    ],
    good: ['select next_serial from label_serials'],
  },
  {
    name: 'no volatile function in an update',
    advice:
      'Citus refuses it, and a repeat would differ: compute the value in the command and pass it in',
    isBroken({ text }) {
      const at = /\bdo\s+update\b|(?<!for\s|no\skey\s)\bupdate\s+\S+[\s\S]*?\bset\b/i.exec(
        text,
      )?.index
      return at !== undefined && volatile.test(text.slice(at))
    },
    bad: [
      'update tubes set opened_at = clock_timestamp()',
      'insert into a (id) values ($1) on conflict (id) do update set mark = gen_random_uuid()',
      'with x as (select 1) update tubes t\nset plate_id = (random() * 10)::int from x',
    ],
    good: [
      'insert into refusals (id) values (gen_random_uuid())',
      'select random() from a for update',
      'update tubes set opened_at = $1',
    ],
  },
  {
    name: 'no trigger, no rule',
    advice: 'what follows from a write is written by its command, where it can be read',
    isBroken: matches(/\bcreate\s+(?:or\s+replace\s+)?(?:constraint\s+)?(?:trigger|rule)\b/i),
    bad: ['create trigger t after insert on tubes execute function f()'],
    good: ['create table rules (id int primary key)'],
  },
  {
    name: 'no lock on a whole table',
    advice: 'constraints and the count of an update decide; a table lock stops a city',
    isBroken: matches(/\block\s+table\b/i),
    bad: ['lock table tubes in exclusive mode'],
    good: ["set local lock_timeout = '5s'"],
  },
  {
    name: 'no stronger isolation',
    advice: 'READ COMMITTED, constraints and row versions decide; nothing else works across nodes',
    isBroken: matches(/\bisolation\s+level\b/i),
    bad: ['set transaction isolation level serializable'],
    good: ['select level from areas'],
  },
  {
    name: 'one statement per query in migrations',
    advice: 'end each statement with `;` at the end of a line, and write no `do` block',
    isBroken: ({ path, text }) =>
      isMigration(path) && (text.includes(';') || /^\s*do\b/i.test(text) || /\$\$/.test(text)),
    bad: [
      'create table a (id int primary key); create table b (id int primary key)',
      'do $$ begin end $$',
    ],
    good: ["comment on table a is 'one; two'"],
  },
]
