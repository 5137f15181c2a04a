import { useLingui } from '@lingui/react/macro'
import { usePda } from '../../scan/use-pda.ts'
import { useWedge } from '../../scan/use-wedge.ts'

/** Hears gun, keyboard and PDA anywhere on the page. What they type is not drawn: a pass stands on no screen but its holder's. */
export function GateListening({ onScan }: { onScan(text: string, at: number): void }) {
  const { t } = useLingui()
  const pda = usePda(onScan)
  useWedge({
    onScan(text, _, at) {
      pda.heard({ code: text, at })
      onScan(text, at)
    },
  })
  return (
    <input
      ref={pda.field}
      className="f-pda"
      data-scan=""
      inputMode="none"
      tabIndex={-1}
      autoComplete="off"
      aria-label={t`Scanner of this phone`}
    />
  )
}
