import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Radio } from 'antd'
import { type FormEvent, useState } from 'react'
import { purposesOf } from '../../../api/access.ts'
import type { Purpose } from '../../../api/wire.ts'
import { usePurpose } from '../../../shell/preferences.ts'
import { useMe } from '../../../shell/use-me.ts'
import { purposeWords, roleWords } from '../../../shell/words.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'

/** Asks why before anything is read; only the purposes of the reader's role are there to choose. */
export function PurposeGate({ onOpen }: { onOpen: (purpose: Purpose) => void }) {
  const { t } = useLingui()
  const { actor } = useMe()
  const last = usePurpose()
  const allowed = actor ? (purposesOf[actor.role] ?? []) : []
  const [chosen, setChosen] = useState<Purpose | null>(last)
  const open = (event: FormEvent) => {
    event.preventDefault()
    if (chosen) onOpen(chosen)
  }
  if (actor && allowed.length === 0) {
    const role = t(roleWords[actor.role])
    return (
      <div className="narrow">
        <PageHead title={t`Person's record`} />
        <EmptyState title={t`This role reads no person's record`}>
          <Trans>{role}: the work of this role needs no named person.</Trans>
        </EmptyState>
      </div>
    )
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
          options={allowed.map((value) => ({ value, label: t(purposeWords[value]) }))}
        />
        <Button type="primary" htmlType="submit" disabled={chosen === null}>
          <Trans>Open the record</Trans>
        </Button>
      </div>
    </form>
  )
}
