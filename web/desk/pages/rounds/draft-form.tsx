import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { saveFile } from '../../../ui/desk/save-file.ts'
import { Assumptions } from './assumptions.tsx'
import { HeadingFields } from './heading-fields.tsx'
import { LimitFields } from './limit-fields.tsx'
import { ModeFields } from './mode-fields.tsx'
import { OtherFaults } from './other-faults.tsx'
import type { PlainNotice } from './plain-notice.ts'
import { Preview } from './preview.tsx'
import { Publish } from './publish.tsx'
import { useAssumed } from './use-assumed.ts'
import { DraftContext, useDrafting } from './use-draft.ts'
import { usePlan } from './use-plan.ts'
import { WhoFields } from './who-fields.tsx'
import { WindowFields } from './window-fields.tsx'

/** The form of a notice with its plan beside it. */
export function DraftForm({ start }: { start: PlainNotice }) {
  const { t } = useLingui()
  const drafting = useDrafting(start)
  const [assumed, assume] = useAssumed()
  const planned = usePlan(drafting, assumed)
  // JSON is YAML too, so `bihuan round publish` reads this file.
  const save = () =>
    saveFile(
      `${drafting.draft.id}.json`,
      'application/json',
      `${JSON.stringify(drafting.draft, null, 2)}\n`,
    )
  return (
    <DraftContext value={drafting}>
      <div className="draft">
        <section className="draft-fields" aria-label={t`The notice`}>
          <HeadingFields />
          <WhoFields />
          <WindowFields />
          <ModeFields />
          <LimitFields />
          <OtherFaults />
        </section>
        <aside className="draft-aside" aria-label={t`Plan and publishing`}>
          <Publish planned={planned} />
          <Assumptions assumed={assumed} onChange={assume} />
          <Preview planned={planned} />
          <Button onClick={save}>
            <Trans>Save as a file (JSON)</Trans>
          </Button>
        </aside>
      </div>
    </DraftContext>
  )
}
