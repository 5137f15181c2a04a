/**
 * Array parameters as one text, for statements with thousands of values: written as `${int8s(list)}::text::bigint[]`.
 * postgres.js quotes and escapes each element of an array parameter on its own, which costs more than PostgreSQL's insert.
 * `int8s` and `uuids` are only for values whose text holds no comma, brace, quote or space.
 */
export const int8s = (list: readonly (string | number | bigint)[]): string => `{${list.join(',')}}`

/** UUIDs that the schema has checked, as one text: `${uuids(list)}::text::uuid[]`. */
export const uuids = (list: readonly string[]): string => `{${list.join(',')}}`

/** Any texts, quoted: `${texts(list)}::text::text[]`. */
export const texts = (list: readonly string[]): string =>
  `{${list.map((text) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
