import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { Evidence } from './questions.ts'
import { factWords } from './words.ts'

type Shown = Omit<Evidence, 'holds'> & { holds?: boolean }

/** The facts that an order rests on, and whether each still carries it. */
export function EvidenceList({ evidence }: { evidence: readonly Shown[] }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <ul className="order-evidence">
      {evidence.map((one) => {
        const word = factWords[one.kind]
        return (
          <li key={one.fact}>
            <b>{word ? t(word) : one.kind}</b>{' '}
            {one.at ? (
              <span>
                <Trans>on {format.dayAndTime(one.at)}</Trans>
              </span>
            ) : null}{' '}
            {one.knownAt ? (
              <span className="soft">
                <Trans>known {format.dayAndTime(one.knownAt)}</Trans>
              </span>
            ) : null}{' '}
            {one.holds === undefined ? null : one.holds ? (
              <StatusTag tone="ok">
                <Trans>holds</Trans>
              </StatusTag>
            ) : (
              <StatusTag tone="late">
                <Trans>holds no more: carries no order</Trans>
              </StatusTag>
            )}
            <span className="faint code"> {one.fact}</span>
          </li>
        )
      })}
    </ul>
  )
}
