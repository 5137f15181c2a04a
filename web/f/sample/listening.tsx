import { Trans, useLingui } from '@lingui/react/macro'
import { usePda } from '../../scan/use-pda.ts'
import { useWedge } from '../../scan/use-wedge.ts'

/** Hears gun, keyboard and PDA anywhere on the page. A component of its own: a gun types 140 keys, and only this is drawn anew. */
export function Listening({ onScan }: { onScan(text: string, at: number): void }) {
  const { t } = useLingui()
  const pda = usePda(onScan)
  const { typed } = useWedge({
    onScan(text, _, at) {
      pda.heard({ code: text, at })
      onScan(text, at)
    },
  })
  return (
    <>
      <input
        ref={pda.field}
        className="f-pda"
        data-scan=""
        inputMode="none"
        tabIndex={-1}
        autoComplete="off"
        aria-label={t`Scanner of this phone`}
      />
      {typed.length > 2 ? (
        <p className="f-typed">
          <Trans>Typed: {typed}, then Enter</Trans>
        </p>
      ) : null}
    </>
  )
}
