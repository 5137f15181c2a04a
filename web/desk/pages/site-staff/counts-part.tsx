import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { Facts } from '../../../ui/desk/facts.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { Roster } from './questions.ts'
import { useRoleWord } from './words.ts'

/** How many there are of each job, inside and on duty, and the swabs of today. */
export function CountsPart({ roster }: { roster: Roster }) {
  const { t } = useLingui()
  const format = useFormats()
  const roleWord = useRoleWord()
  const { due, taken, bound } = roster.testsDue
  return (
    <Panel title={`${roster.site.number} · ${roster.site.name}`}>
      <Facts
        facts={roster.counts.map(({ role, on, inside, onShift }) => [
          roleWord(role),
          t`${format.number(on)} on the roster, ${format.number(inside)} inside, ${format.number(onShift)} on duty`,
        ])}
      />
      <p>
        {bound ? (
          <StatusTag tone={taken < due ? 'wait' : 'ok'}>
            <Trans>
              Swabs today: {format.number(taken)} of {format.number(due)}
            </Trans>
          </StatusTag>
        ) : (
          <StatusTag tone="info">
            <Trans>
              Swabs today: {format.number(taken)} of {format.number(due)}, proposed; no officer has
              confirmed the rule
            </Trans>
          </StatusTag>
        )}
      </p>
    </Panel>
  )
}
