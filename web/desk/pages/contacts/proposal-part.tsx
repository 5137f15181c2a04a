import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { KindTag } from './kind-tag.tsx'
import type { Proposal } from './questions.ts'
import { inputWords } from './words.ts'

/** What the engine proposes, by which rule, on what it rests, what is missing, and whether an officer confirmed the values. */
export function ProposalPart({ proposal }: { proposal: Proposal | null }) {
  const { t } = useLingui()
  const format = useFormats()
  if (!proposal) return null
  const said = (codes: readonly string[]) =>
    codes.map((code) => (inputWords[code] ? t(inputWords[code]) : code)).join(' · ')
  return (
    <dl className="facts contact-proposal">
      <div>
        <dt>
          <Trans>Proposed</Trans>
        </dt>
        <dd>
          <KindTag kind={proposal.kind} /> {format.text(proposal.rule.words)}
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Rule</Trans>
        </dt>
        <dd>
          <code>
            {proposal.rule.pack} {proposal.rule.path}
          </code>{' '}
          {proposal.binds ? (
            <StatusTag tone="ok">
              <Trans>confirmed by an officer</Trans>
            </StatusTag>
          ) : (
            <StatusTag tone="wait">
              <Trans>not confirmed: you decide</Trans>
            </StatusTag>
          )}
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Rests on</Trans>
        </dt>
        <dd>{said(proposal.inputs) || '–'}</dd>
      </div>
      {proposal.missing.length > 0 ? (
        <div>
          <dt>
            <Trans>Would make it surer</Trans>
          </dt>
          <dd>{said(proposal.missing)}</dd>
        </div>
      ) : null}
    </dl>
  )
}
