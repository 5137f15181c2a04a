import type { CallWord } from '@bihuan/core/lab/call.ts'
import { wellIndex, wellsOf } from '@bihuan/core/lab/plate.ts'
import type { LayoutWell, PlateLayout } from '@bihuan/core/lab/plate-layout.ts'
import { int8s } from '../db/literal.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { tubeCode } from '../labels/labels.ts'
import type { Plate } from './plate-store.ts'
import type { PlateReading } from './read-plate-file.ts'

/** A place on a plate that is being loaded; a control holds no tube. */
export type Place = { position: number; tube: string | null }

const texts = (list: readonly (string | number | null)[]): string =>
  `{${list.map((value) => value ?? 'null').join(',')}}`

/** Keeps what lies on a plate, in this order: the negative control, the positive control, the tubes. */
export async function keepLayout(
  tx: Tx,
  plate: string,
  round: number,
  places: readonly Place[],
): Promise<void> {
  await tx`
    insert into plate_layouts (plate_id, round_id, positions, tubes)
    values (${plate}, ${round}, ${texts(places.map(({ position }) => position))}::text::smallint[], ${texts(places.map(({ tube }) => tube))}::text::bigint[])`
}

const numbers = (array: string): (string | null)[] =>
  array === '{}'
    ? []
    : array
        .slice(1, -1)
        .split(',')
        .map((value) => (value === 'NULL' ? null : value))

/** What lies on a plate (int8 text) of a round, in the order of its loading. */
export async function layoutOf(
  sql: Reader,
  round: number,
  plate: string,
): Promise<{ places: Place[]; layout(format: Plate['format']): PlateLayout }> {
  // As text, because postgres.js reads a null inside an array as NaN.
  const [row] = await sql<{ positions: string; tubes: string; singles: string[] | null }[]>`
    select l.positions::text as positions, l.tubes::text as tubes,
      (select array_agg(t.id::text) from tubes t
        where t.round_id = ${round} and t.id = any(l.tubes) and t.pool_size = 1 and t.member_count = 1) as singles
    from plate_layouts l where l.plate_id = ${plate}`
  const tubes = numbers(row?.tubes ?? '{}')
  const places = numbers(row?.positions ?? '{}').map(
    (position, n): Place => ({ position: Number(position), tube: tubes[n] ?? null }),
  )
  const singles = new Set(row?.singles)
  return {
    places,
    layout(format) {
      const names = wellsOf(format)
      const wells = places.map(({ position, tube }, n): LayoutWell & { position: number } => {
        const well = names[position] ?? ''
        if (tube === null)
          return { position, well, role: n === 0 ? 'negative-control' : 'positive-control' }
        const holds = singles.has(tube) ? 'single' : 'pool'
        return { position, well, role: 'tube', tube: tubeCode(tube), holds }
      })
      // Row by row, as a person reads the plate and its faults.
      return { format, wells: wells.toSorted((a, b) => a.position - b.position) }
    },
  }
}

const letters: Record<CallWord, string> = {
  negative: 'n',
  reactive: 'r',
  invalid: 'i',
  repeat: 'p',
}

const byLetter = new Map(
  Object.entries(letters).map(([word, letter]) => [letter, word as CallWord]),
)

/** The call that a letter of the records stands for; null for no call. */
export const callOf = (letter: string | null): CallWord | null => byLetter.get(letter ?? '') ?? null

/** Keeps the Ct of every well, and the calls of a valid plate: a blocked plate calls no tube. */
export async function keepReadings(
  tx: Tx,
  { id, roundId, format }: Plate,
  places: readonly Place[],
  { cts, verdict }: PlateReading,
): Promise<void> {
  const byPosition = new Map([...cts].map(([well, values]) => [wellIndex(format, well), values]))
  const rows = places.map(({ position }) => byPosition.get(position) ?? [])
  const calls = new Map(
    verdict.kind === 'valid'
      ? verdict.calls.map(({ well, call }) => [wellIndex(format, well), letters[call]])
      : [],
  )
  const called =
    verdict.kind === 'valid'
      ? places.map(({ position }) => calls.get(position) ?? '-').join('')
      : null
  await tx`
    insert into plate_readings (plate_id, round_id, targets, cts, calls)
    values (${id}, ${roundId}, ${rows[0]?.length ?? 0}, ${texts(rows.flat())}::text::float8[], ${called})`
}

/** Tubes that go into the records of a release: where they lay and what they are called. */
export type Released = { id: string; position: number; call: 'negative' | 'reactive' | 'invalid' }

/** Keeps a release of a plate whole; two people stand for it. */
export async function keepRelease(
  tx: Tx,
  { id, roundId, loadedBy }: Plate,
  results: readonly Released[],
  by: { actor: string; at: number },
): Promise<void> {
  await tx`
    insert into plate_releases (plate_id, turn, round_id, released_at, released_by, second_by, positions, tubes, calls)
    select ${id}::bigint, (select count(*) + 1 from plate_releases where plate_id = ${id}), ${roundId}::int, ${by.at}::timestamptz, ${by.actor}, ${loadedBy},
      ${int8s(results.map(({ position }) => position))}::text::smallint[], ${int8s(results.map((tube) => tube.id))}::text::bigint[],
      ${results.map(({ call }) => letters[call]).join('')}`
}
