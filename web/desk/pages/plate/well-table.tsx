import type { ReactNode } from 'react'
import { gridOf } from './well-kind.ts'

type Props = { format: number; label: string; cell: (well: string) => ReactNode }

/** The wells of a plate in their rows and columns, whatever a well shows. */
export function WellTable({ format, label, cell }: Props) {
  const { rows, columns } = gridOf(format)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className="plate-scroll" tabIndex={0} aria-label={label}>
      <table className={`plate-grid plate-${format}`}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns.map((column) => (
                <td key={column}>{cell(`${row}${column}`)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
