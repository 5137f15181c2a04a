import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Radio } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Purpose } from '../../../api/types.ts'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { usePurpose } from '../../shell/preferences.ts'
import { purposeWords } from '../../shell/words.ts'

/** Asks why before anything is read. */
export function PurposeGate({ onOpen }: { onOpen: (purpose: Purpose) => void }) {
  const { t } = useLingui()
  const last = usePurpose()
  const [chosen, setChosen] = useState<Purpose | null>(last)
  const open = (event: FormEvent) => {
    event.preventDefault()
    if (chosen) onOpen(chosen)
  }
  return (
    <form className="gate narrow" onSubmit={open}>
      <PageHead
        title={t`Why do you open this record?`}
        line={
          <Trans>Your name, the time and the purpose are recorded, and the person sees them.</Trans>
        }
      />
      <div className="panel">
        <Radio.Group
          aria-label={t`Purpose`}
          value={chosen}
          onChange={(event) => setChosen(event.target.value as Purpose)}
          className="gate-choices"
          options={(Object.keys(purposeWords) as Purpose[]).map((value) => ({
            value,
            label: t(purposeWords[value]),
          }))}
        />
        <Button type="primary" htmlType="submit" disabled={chosen === null}>
          <Trans>Open the record</Trans>
        </Button>
      </div>
    </form>
  )
}
