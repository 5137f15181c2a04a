import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { Claim } from './questions.ts'

/** Questions that are decided, the newest first. */
export function Settled({ claims }: { claims: readonly Claim[] }) {
  const { t } = useLingui()
  const format = useFormats()
  if (claims.length === 0) return null
  const count = format.number(claims.length)
  return (
    <Panel title={t`Decided: ${count}`}>
      <ul className="claim-settled">
        {claims.map(({ walkIn, known, walkInName, knownName, siteName, verdict, settledAt }) => (
          <li key={`${walkIn} ${known}`}>
            <span>
              <b>
                {walkInName} {verdict === 'same' ? '=' : '≠'} {knownName}
              </b>{' '}
              {verdict === 'same' ? <Trans>the same person</Trans> : <Trans>two people</Trans>}
            </span>
            <span className="soft">
              {siteName}
              {settledAt ? ` · ${format.dayAndTime(settledAt)}` : null}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
