import { Trans } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import type { Ct } from './detail.ts'

/** The cycle at which each target was seen, beside the limit of the assay. */
export function Cts({ cts }: { cts: readonly Ct[] }) {
  const format = useFormats()
  return (
    <table className="plain cts">
      <thead>
        <tr>
          <th scope="col">
            <Trans>Target</Trans>
          </th>
          <th scope="col">
            <Trans>Dye</Trans>
          </th>
          <th scope="col" className="num">
            Ct
          </th>
          <th scope="col" className="num">
            <Trans>Cut-off</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {cts.map((row) => (
          <tr key={`${row.target}:${row.dye}`}>
            <th scope="row">{row.target}</th>
            <td>{row.dye}</td>
            <td className="num">
              {row.ct === null ? <Trans>none</Trans> : format.decimal(row.ct)}
            </td>
            <td className="num">{row.cutoff === null ? '–' : `≤ ${format.decimal(row.cutoff)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
