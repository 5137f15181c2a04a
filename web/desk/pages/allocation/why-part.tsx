import type { Purpose } from '@bihuan/contract/access.ts'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { whyQuestion } from './questions.ts'
import { softWords } from './words.ts'

/** Why this site and room, and what was traded for it. */
export function WhyPart(props: { run: string; transfer: string; purpose: Purpose }) {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(whyQuestion(props.run, props.transfer, props.purpose))
  const why = answer.data
  if (answer.isError) return null
  if (!why) return null
  return (
    <Panel title={t`Why this room`}>
      <p>
        <b>{why.nameMasked}</b>
      </p>
      {why.words.map((words) => (
        <p key={words.en}>{format.text(words)}</p>
      ))}
      {why.costs.length > 0 ? (
        <dl className="facts">
          {why.costs.map(({ kind, cost }) => (
            <div key={kind}>
              <dt>{t(softWords[kind])}</dt>
              <dd>{format.number(cost)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </Panel>
  )
}
