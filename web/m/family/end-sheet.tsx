import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '../../kit/button.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { toast } from '../../kit/toast-list.ts'
import { commands } from '../ask/questions.ts'
import { useSend } from '../ask/use-send.ts'
import { useWhose } from '../whose.ts'
import type { Ending } from './family.tsx'

/** Asks once before somebody stops acting for another: coming back needs a new code, so this cannot be undone here. */
export function EndSheet({ ending, onClose }: { ending: Ending | null; onClose(): void }) {
  const { t } = useLingui()
  const { family, again } = useWhose()
  const { send, busy, fault, forget } = useSend()
  const self = family.people[0]?.person ?? ''
  const close = () => {
    forget()
    onClose()
  }
  async function end() {
    if (!ending) return
    const input =
      ending.kind === 'other'
        ? { person: ending.other.person }
        : { person: self, proxy: ending.proxy.proxy }
    const sent = await send(commands.endProxy, input)
    if (!sent.ok) return
    again()
    toast({ text: t`Ended`, tone: 'ok' })
    close()
  }
  const name = ending?.kind === 'other' ? ending.other.name : (ending?.proxy.nameMasked ?? '')
  return (
    <Sheet title={t`End this?`} open={ending !== null} onClose={close}>
      <p>
        {ending?.kind === 'other' ? (
          <Trans>You will no longer see the code and the results of {name}.</Trans>
        ) : (
          <Trans>{name} will no longer see your code and your results.</Trans>
        )}
      </p>
      {fault ? <ErrorState cause={fault} /> : null}
      <div className="m-choice">
        <Button tone="danger" disabled={busy} onClick={() => void end()}>
          <Trans>Yes, end it</Trans>
        </Button>
        <Button onClick={close}>
          <Trans>No, keep it</Trans>
        </Button>
      </div>
    </Sheet>
  )
}
