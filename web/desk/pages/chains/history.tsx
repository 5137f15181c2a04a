import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import type { CaseChain, LinkRecord } from './questions.ts'
import { stateWords } from './words.ts'

/** Whom the case infected, and everything that was named, decided or rejected about its source. */
export function History(props: { chain: CaseChain; onSelectNumber(number: number): void }) {
  const { infected, history } = props.chain
  const { t } = useLingui()
  const format = useFormats()
  const link = (number: number) => (
    <Button type="link" size="small" className="code" onClick={() => props.onSelectNumber(number)}>
      {caseNumber(number)}
    </Button>
  )
  const sourceOf = ({ infector, source }: LinkRecord) =>
    infector !== null ? (
      link(infector)
    ) : source === 'outside' ? (
      <Trans>outside of the city</Trans>
    ) : (
      <Trans>unknown for good</Trans>
    )
  return (
    <>
      <h3>
        <Trans>Infected by it</Trans>
      </h3>
      {infected.length === 0 ? (
        <p className="faint">
          <Trans>Nobody is named or decided yet.</Trans>
        </p>
      ) : (
        <ul className="chains-infected">
          {infected.map(({ number, state }) => (
            <li key={number}>
              {link(number)} <span className="faint">{t(stateWords[state])}</span>
            </li>
          ))}
        </ul>
      )}
      <h3>
        <Trans>What was decided</Trans>
      </h3>
      {history.length === 0 ? (
        <p className="faint">
          <Trans>Nothing was decided yet.</Trans>
        </p>
      ) : (
        <ol className="chains-history">
          {history.map((one) => (
            <li key={one.link} className={one.until === null ? '' : 'faint'}>
              {sourceOf(one)} {t(stateWords[one.state])}{' '}
              <span className="faint">
                {one.by} · {format.dayAndTime(one.at)}
                {one.until === null ? null : (
                  <>
                    {' '}
                    <Trans>until {format.dayAndTime(one.until)}</Trans>
                  </>
                )}
              </span>
              {(one.reason ?? one.exposure) ? <p>{one.reason ?? one.exposure}</p> : null}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
