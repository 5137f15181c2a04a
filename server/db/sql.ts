import postgres from 'postgres'
import { readJson } from '../retention/sealing.ts'

export type Sql = postgres.Sql<{ bigint: string }>
export type Tx = postgres.TransactionSql<{ bigint: string }>
/** What a read needs: the pool or a transaction. */
export type Reader = Sql | Tx

// Short, because whoever writes waits for it; both in seconds.
const reconnectS = 0.1
const connectTimeoutS = 5

/** The schema of a city by its 4-digit code: one city is one schema. */
export function citySchema(city: string): string {
  if (!/^[1-9]\d{3}$/.test(city)) throw new RangeError(`not a 4-digit city code: ${city}`)
  return `city_${city}`
}

/**
 * A pool on one city's schema. `date` stays text, because a day that became a JavaScript Date has a time zone again;
 * `timestamptz` becomes epoch milliseconds, core's Instant; `int8` stays text, because JSON numbers end at 2^53; JSON that was
 * sealed under the key of its month comes out open.
 */
export function connect(
  url: string,
  city: string,
  options: { max: number; name: string; settings?: Record<string, string | number> },
): Sql {
  return postgres(url, {
    max: options.max,
    // By default refused connections wait up to 20 s before the next try, long after the database is back; seconds.
    backoff: () => reconnectS,
    connect_timeout: connectTimeoutS,
    onnotice: () => {},
    transform: { column: { from: postgres.toCamel } },
    connection: {
      search_path: `${citySchema(city)}, public`,
      application_name: options.name,
      timezone: 'UTC',
      ...options.settings,
    },
    types: {
      json: {
        to: 114,
        from: [114, 3802],
        serialize: (value: unknown) => JSON.stringify(value),
        parse: readJson,
      },
      date: {
        to: 1082,
        from: [1082],
        serialize: (day: string) => day,
        parse: (day: string) => day,
      },
      instant: {
        to: 1184,
        from: [1184],
        serialize: (at: number | string | Date) =>
          typeof at === 'number' ? new Date(at).toISOString() : at,
        parse: (text: string) => Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
      },
    },
  }) as unknown as Sql
}
