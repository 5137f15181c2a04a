import { Trans, useLingui } from '@lingui/react/macro'
import type { Judgement } from '../../../api/wire.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { adviceFor } from './fault-advice.ts'

/** What to do about a blocked plate: one line for each thing that must be done, not for each well. */
export function BlockedAdvice({ judgement }: { judgement: Judgement | null }) {
  const { t } = useLingui()
  if (judgement?.kind !== 'blocked') return null
  const todo = new Set(
    judgement.because.flatMap(({ code }) => {
      const advice = adviceFor(code)
      return advice ? [t(advice)] : []
    }),
  )
  return (
    <Panel title={t`What to do`}>
      <ul className="because">
        {[...todo].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="faint">
        <Trans>A blocked plate calls no tube: nobody gets a result from it.</Trans>
      </p>
    </Panel>
  )
}
