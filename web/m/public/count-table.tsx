import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { attributeWords, codeWord } from './code-words.ts'
import { countRows } from './count-rows.ts'
import type { Attribute, PublicDay, PublicDays } from './wire.ts'

/** One table of a day with a bar for each row; what is hidden has a hatched one of no length. */
export function CountTable(props: {
  day: PublicDay
  bases: PublicDays['bases']
  attribute: Attribute
  district: string | null
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { day, bases, attribute, district } = props
  const view = countRows(day, attribute, district)
  const wordOf = (code: string): string => {
    const base = attribute === 'basis' ? bases[code] : undefined
    const word = codeWord(attribute, code)
    return base ? format.text(base) : word ? t(word) : code
  }
  if (view.is === 'too-few')
    return day.counts.total === 0 ? null : (
      <p>
        <Trans>
          So few orders that more would tell whom they are about. Only their number is shown.
        </Trans>
      </p>
    )
  if (view.is === 'city-only')
    return (
      <p>
        <Trans>
          For this day the districts are not shown here: too much could be worked out from them.
          Choose the whole city.
        </Trans>
      </p>
    )
  return (
    <>
      {view.rows.length === 0 ? null : (
        <table className="m-public-table">
          <thead>
            <tr>
              <th scope="col">{t(attributeWords[attribute])}</th>
              <th scope="col">
                <Trans>Orders</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map(({ code, shown }) => (
              <tr key={code}>
                <th scope="row">
                  {wordOf(code)}
                  <i
                    aria-hidden="true"
                    className={shown === null ? 'm-public-hidden' : 'm-public-bar'}
                    style={shown === null ? undefined : { width: `${(100 * shown) / view.most}%` }}
                  />
                </th>
                <td>{shown === null ? <Trans>hidden</Trans> : format.number(shown)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {view.none.length === 0 ? null : (
        <p className="m-soft">
          <Trans>None: {view.none.map(wordOf).join(' · ')}</Trans>
        </p>
      )}
    </>
  )
}
