import { Trans, useLingui } from '@lingui/react/macro'
import type { Coverage } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

const parts = ['sampled', 'exempt', 'refused', 'absent', 'unreachable', 'missing'] as const

/** Everyone due is in exactly one line; if the lines do not sum to the whole, the page says so. */
export function Roll({ coverage }: { coverage: Coverage }) {
  const { t } = useLingui()
  const format = useFormats()
  const words = {
    sampled: t`Sampled`,
    exempt: t`Exempt`,
    refused: t`Refused`,
    absent: t`Absent`,
    unreachable: t`Unreachable`,
    missing: t`Still missing`,
  }
  const difference = coverage.due - parts.reduce((sum, part) => sum + coverage[part], 0)
  return (
    <Panel
      title={t`Coverage of the roll`}
      className="roll"
      aside={
        difference === 0 ? (
          <StatusTag tone="ok">
            <Trans>sums to all due</Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="late">
            <Trans>{format.number(difference)} people unaccounted for</Trans>
          </StatusTag>
        )
      }
    >
      <table className="plain">
        <tbody>
          {parts.map((part) => (
            <tr key={part}>
              <th scope="row">{words[part]}</th>
              <td className="num">{format.number(coverage[part])}</td>
              <td className="num faint">{format.share(coverage[part], coverage.due)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <Trans>All who are due</Trans>
            </th>
            <td className="num">{format.number(coverage.due)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </Panel>
  )
}
