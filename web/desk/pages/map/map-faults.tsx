import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'

/** One fault: the feature, counted from 1, null for the whole file, and what to do. */
export type MapFaultLine = { feature: number | null; words: string }

const shown = 50

/** What is wrong with a map, feature by feature. */
export function MapFaults({ lines }: { lines: readonly MapFaultLine[] }) {
  const { t } = useLingui()
  const format = useFormats()
  const rest = lines.length - shown
  return (
    <div className="map-faults" role="alert">
      <p className="error-title">
        <Trans>The map was refused whole; the one before it stays.</Trans>
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t`Feature`}
            </th>
            <th scope="col">{t`What is wrong, and what to do`}</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, shown).map(({ feature, words }) => (
            <tr key={`${feature} ${words}`}>
              <td className="num">{feature === null ? t`file` : format.number(feature)}</td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? (
        <p className="faint">
          <Trans>and {format.number(rest)} more</Trans>
        </p>
      ) : null}
    </div>
  )
}
