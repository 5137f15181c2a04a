import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { Difference, SheetKeyedIn } from './questions.ts'

/** Where two keyings differ, side by side; shown only after both were complete. */
export function Differences({ differences, people }: Pick<SheetKeyedIn, 'differences' | 'people'>) {
  const { t } = useLingui()
  const format = useFormats()
  const known = new Map(people.map((one) => [one.person, one]))
  const word = ({ line, what }: Difference) => {
    if (what === 'count') return t`Swabs`
    return what === 'sealed-at' ? t`Sealed at` : t`Line ${line ?? 0}`
  }
  const said = ({ what }: Difference, value: string | null) => {
    if (value === null) return <Trans>nobody</Trans>
    if (what === 'sealed-at') return format.dayAndTime(value)
    if (what === 'count') return value
    return (
      <>
        {known.get(value)?.nameMasked}{' '}
        <span className="code faint">{known.get(value)?.documentMasked ?? value}</span>
      </>
    )
  }
  return (
    <Panel title={t`The two keyings differ`} className="paper-differences">
      <p role="alert">
        <Trans>
          Look at the sheet once more, not at the other keying. Put right what is wrong here and
          send it again; if you are right, the other person keys again.
        </Trans>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t`Where`}</th>
            <th scope="col">{t`You keyed`}</th>
            <th scope="col">{t`The other keyed`}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((one) => (
            <tr key={`${one.what} ${one.line}`}>
              <th scope="row">{word(one)}</th>
              <td>{said(one, one.mine)}</td>
              <td>{said(one, one.other)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
