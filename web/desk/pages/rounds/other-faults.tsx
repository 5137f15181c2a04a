import { useLingui } from '@lingui/react/macro'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useDraft } from './use-draft.ts'

// What the form has fields for; whatever else a notice says is taken over from the one it was begun from.
const shown = /^(id|number|year|title|issued_on|windows|who|modes|limits)\b/

/** Faults in the parts that the form does not show, so that none is hidden. */
export function OtherFaults() {
  const { t } = useLingui()
  const format = useFormats()
  const { faults } = useDraft()
  const others = faults.filter(({ path }) => !shown.test(path))
  if (others.length === 0) return null
  return (
    <Panel title={t`Elsewhere in the notice`}>
      {others.map((fault) => (
        <p key={fault.path} className="late">
          <code>{fault.path}</code> {format.text(fault)}
        </p>
      ))}
    </Panel>
  )
}
