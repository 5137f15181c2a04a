import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { Board } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { rollParts, useRollWords } from './roll-parts.ts'

/** Everyone due is in exactly one line; if the lines do not sum to the whole, the page says so. */
export function Roll({ board }: { board: Board }) {
  const { t } = useLingui()
  const format = useFormats()
  const words = useRollWords()
  const { roll, outsideRoll } = board
  const difference = roll.due - rollParts.reduce((sum, part) => sum + roll[part], 0)
  return (
    <Panel
      title={t`Coverage of the roll`}
      className="roll"
      aside={
        difference === 0 ? (
          <Link to="/round/coverage">
            <Trans>down to the door</Trans>
          </Link>
        ) : (
          <StatusTag tone="late">
            <Trans>{format.number(difference)} people unaccounted for</Trans>
          </StatusTag>
        )
      }
    >
      <table className="plain">
        <tbody>
          {rollParts.map((part) => (
            <tr key={part}>
              <th scope="row">{words[part]}</th>
              <td className="num">{format.number(roll[part])}</td>
              <td className="num faint">{format.share(roll[part], roll.due)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <Trans>All who are due</Trans>
            </th>
            <td className="num">{format.number(roll.due)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      {outsideRoll > 0 ? (
        <p className="faint roll-outside">
          <Trans>and {format.number(outsideRoll)} sampled who are not on the roll</Trans>
        </p>
      ) : null}
    </Panel>
  )
}
